import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import { dataPathOf } from './data-methods.ts';
import type { HostMethods, HostParts } from './host-methods.ts';

/** What the host does for the loss around a run's weights: the trainer measures it, row by row. */
export function createLandscapeMethods({
  library,
  runs,
  trainer,
  engineNow,
}: Pick<HostParts, 'library' | 'runs' | 'trainer'> & {
  /** The engine of whatever is asked beside a run. */
  readonly engineNow: () => EngineRequest;
}): Pick<HostMethods, 'run.landscape'> {
  return {
    'run.landscape': async ({ runId, row, centre, ...asked }) => {
      const { dir, file } = await runs.find(runId);
      const dataPath = await dataPathOf(file.spec, library);
      const request = { type: 'landscape', dir, asked, row, centre, ...dataPath } as const;
      const answer = await trainer.request(engineNow(), request);
      if (answer.kind !== 'landscape') throw new Error(`asked for a row, got ${answer.kind}`);
      return { result: answer.row };
    },
  };
}
