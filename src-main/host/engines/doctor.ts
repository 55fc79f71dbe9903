import type { Problem } from '../../../src-shared/problem.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { findTrainerProgram } from '../trainer-launch.ts';
import { findCompiler } from './binding-build.ts';
import { checkThatPackLoads } from './load-check.ts';
import { tryNative } from './native-build.ts';
import { findNodeHeaders } from './node-headers.ts';
import { packsFolder as defaultPacksFolder } from './packs-folder.ts';
import { platformName } from './platform-name.ts';
import { findChange, readPack } from './read-pack.ts';
import { findPip } from './wheel-source.ts';
import { findWheel } from './wheels.ts';

export type EngineCheck = {
  readonly name:
    'platform' | 'cache' | 'pip' | 'compiler' | 'headers' | 'pack' | 'load' | 'operations';
} & ({ readonly found: string } | { readonly problem: Problem });

export type DoctorOptions = {
  readonly packsFolder?: string;
  readonly nodePath?: string;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Goes through all that TensorFlow needs here, each by itself: what an installation needs, and whether what
 * is installed is whole (by hash) and loads.
 */
export async function* doctor(options: DoctorOptions = {}): AsyncGenerator<EngineCheck> {
  const packs = options.packsFolder ?? defaultPacksFolder();
  const nodePath = options.nodePath ?? findTrainerProgram().node;
  const { signal } = options;
  const platform = platformName();
  const pack = readPack(packs, platform);
  yield await check('platform', () => {
    if (findWheel(platform) === undefined) throw new ProblemError('engine-no-wheel', { platform });
    return platform;
  });
  yield { name: 'cache', found: packs };
  yield await check('pip', async () => (await findPip(signal)).version);
  yield await check('compiler', async () => (await findCompiler(signal)).version);
  yield await check('headers', () => findNodeHeaders(nodePath));
  yield await check('pack', async () => {
    if (pack.state === 'stale') throw new ProblemError('engine-pack-stale');
    if (pack.state !== 'ready') throw new ProblemError(pack.problem.code, pack.problem.details);
    const file = await findChange(pack.folder, pack.manifest.files);
    if (file !== undefined) throw new ProblemError('engine-pack-damaged', { file });
    return pack.folder;
  });
  if (pack.state !== 'ready') return;
  const load = await check('load', async () => {
    await checkThatPackLoads(pack.folder, { nodePath, signal });
    return `TensorFlow ${pack.manifest.tensorflow}`;
  });
  yield load;
  // Where TensorFlow itself does not load, nothing can be said of what is added to it.
  if ('problem' in load) return;
  yield await check('operations', async () => {
    const { operationsFailure: reason } = pack.manifest;
    const found =
      reason === undefined ? await tryNative(pack.folder, { nodePath, signal }) : { reason };
    if ('reason' in found) throw new ProblemError('engine-operations-missing', found);
    return found.instructionSet;
  });
}

async function check(
  name: EngineCheck['name'],
  find: () => string | Promise<string>,
): Promise<EngineCheck> {
  try {
    return { name, found: await find() };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { name, problem: error.problem };
  }
}
