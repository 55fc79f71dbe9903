import { usualPasses } from '../../src-shared/protocol/rate-search.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { dataPathOf } from './data-methods.ts';
import { demandAffordable } from './demand-affordable.ts';
import { deviceMemory } from './engines/device-memory.ts';
import type { HostMethods, HostParts } from './host-methods.ts';

/** What the host does for the search for a learning rate. It takes the whole machine, so no run may go on meanwhile. */
export function createRateMethods({
  library,
  trainer,
}: Pick<HostParts, 'library' | 'trainer'>): Pick<HostMethods, 'rate.find' | 'rate.stop'> {
  return {
    'rate.find': async ({ searchId, spec, engine }) => {
      if (trainer.activeRun() !== undefined) throw new ProblemError('rate-search-beside-run');
      demandAffordable(spec, deviceMemory(engine));
      const dataPath = await dataPathOf(spec, library);
      const request = {
        type: 'find-rate',
        searchId,
        spec,
        passes: usualPasses,
        ...dataPath,
      } as const;
      const answer = await trainer.request(engine, request);
      if (answer.kind !== 'rate-search') throw new Error(`asked for a rate, got ${answer.kind}`);
      return { result: answer.search };
    },
    'rate.stop': ({ searchId }) => {
      trainer.stopRateSearch(searchId);
      return Promise.resolve({ result: {} });
    },
  };
}
