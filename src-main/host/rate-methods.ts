import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
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
  engineNow,
}: Pick<HostParts, 'library' | 'trainer'> & {
  /** The engine of whatever is asked beside a run. */
  readonly engineNow: () => EngineRequest;
}): Pick<HostMethods, 'rate.find' | 'rate.stop'> {
  /** Searches that were asked for and are not over: whether they were told to stop. */
  const asked = new Map<string, { isStopped: boolean }>();
  return {
    'rate.find': async ({ searchId, spec }) => {
      if (trainer.activeRun() !== undefined) throw new ProblemError('rate-search-beside-run');
      const engine = engineNow();
      demandAffordable(spec, deviceMemory(engine));
      const search = { isStopped: false };
      asked.set(searchId, search);
      try {
        const dataPath = await dataPathOf(spec, library);
        // A trainer that only begins now takes a while, in which whoever asked may think better of it.
        await trainer.start(engine);
        if (search.isStopped) return { result: { isStopped: true, curve: [] } };
        const answer = await trainer.request(engine, {
          ...{ type: 'find-rate', searchId, spec, passes: usualPasses },
          ...dataPath,
        });
        if (answer.kind !== 'rate-search') throw new Error(`asked for a rate, got ${answer.kind}`);
        return { result: answer.search };
      } finally {
        asked.delete(searchId);
      }
    },
    'rate.stop': ({ searchId }) => {
      const search = asked.get(searchId);
      if (search !== undefined) search.isStopped = true;
      trainer.stopRateSearch(searchId);
      return Promise.resolve({ result: {} });
    },
  };
}
