import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import { dataPathOf } from './data-methods.ts';
import type { HostMethods, HostParts } from './host-methods.ts';

/** What the host does for the methods that look at a document's data: the trainer loads them as it would for a run. */
export function createDataLookMethods({
  library,
  trainer,
  engineNow,
}: Pick<HostParts, 'library' | 'trainer'> & {
  /** The engine of whatever is asked beside a run. */
  readonly engineNow: () => EngineRequest;
}): Pick<HostMethods, 'data.look' | 'data.page'> {
  return {
    'data.look': async (asked) => {
      const dataPath = await dataPathOf(asked, library);
      const request = { type: 'look-at-data', ...asked, ...dataPath } as const;
      const answer = await trainer.request(engineNow(), request);
      if (answer.kind !== 'data-look') throw new Error(`asked for data, got ${answer.kind}`);
      return { result: answer.look };
    },
    'data.page': async (asked) => {
      const dataPath = await dataPathOf(asked, library);
      const request = { type: 'turn-data-page', ...asked, ...dataPath } as const;
      const { answer, bytes } = await trainer.requestWithBytes(engineNow(), request);
      if (answer.kind !== 'data-page') throw new Error(`asked for a page, got ${answer.kind}`);
      return { result: answer.page, bytes };
    },
  };
}
