import { expect, onTestFinished } from 'vitest';

import { createHost, type Host } from '../../../src-main/host/create-host.ts';
import { ownerSession } from '../../../src-main/host/session.ts';
import type { TrainerProgram } from '../../../src-main/host/trainer-launch.ts';
import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import {
  apiMethods,
  type ApiEvent,
  type ApiMethod,
  type ApiParams,
  type ApiResult,
} from '../../../src-shared/protocol/api.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

export type OpenedHost = {
  readonly host: Host;
  readonly home: string;
  /** Calls a method and holds the answer against the method's own schema. */
  readonly ask: <M extends ApiMethod>(method: M, params: ApiParams<M>) => Promise<ApiResult<M>>;
  readonly events: ApiEvent[];
  readonly seen: <T extends ApiEvent['type']>(type: T) => Promise<Extract<ApiEvent, { type: T }>>;
};

/**
 * A host with a home of its own, or with this one, and with the real trainer, or with this one; it is closed when the
 * test is over.
 */
export async function openHost(
  home = makeTemporaryFolder(),
  program?: TrainerProgram,
): Promise<OpenedHost> {
  const host = await createHost({
    ...{ shell: 'browser', language: 'es', home },
    ...(program && { program }),
  });
  onTestFinished(() => host.close());
  const events: ApiEvent[] = [];
  host.listen((event) => void events.push(event));
  const find = <T extends ApiEvent['type']>(type: T): Extract<ApiEvent, { type: T }> | undefined =>
    events.find((event): event is Extract<ApiEvent, { type: T }> => event.type === type);
  return {
    host,
    home,
    events,
    ask: async (method, params) => {
      const { result } = await host.ask(ownerSession, method, params);
      expect(apiMethods[method].result.safeParse(result).error).toBeUndefined();
      return result;
    },
    seen: async (type) => {
      await expect.poll(() => find(type), { timeout: 60_000, interval: 20 }).toBeDefined();
      return find(type)!;
    },
  };
}

const template = buildTemplate('playground', 'Spirals');
/** The project file of the playground. */
export const text = writeLienzoFile(template);

/** What the playground's network is trained with, for so many epochs. */
export function specOf(epochs: number): RunSpec {
  const compiled = compileRun(template, 'network');
  if (!compiled.ok) throw new Error('the template does not compile');
  return { ...compiled.spec, training: { ...compiled.spec.training, epochs } };
}

export const refusal = (code: string): object => ({ problem: { code } });
