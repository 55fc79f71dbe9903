import type { Api, ApiParams } from '../../src-shared/protocol/api.ts';
import { ProblemError } from '../../src-shared/problem.ts';

/** Asks for pictures. They are no work of the user's: where the host refuses them, the last ones stay. */
export async function askQuietly<M extends 'run.watch' | 'run.seen' | 'model.preview'>(
  api: Api,
  method: M,
  params: ApiParams<M>,
): Promise<boolean> {
  try {
    await api.call(method, params);
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
