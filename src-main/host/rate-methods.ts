import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import { usualPasses, type RateSearch } from '../../src-shared/protocol/rate-search.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { dataPathOf } from './data-methods.ts';
import { demandAffordable } from './demand-affordable.ts';
import { deviceMemory } from './engines/device-memory.ts';
import type { HostMethods, HostParts } from './host-methods.ts';
import { weightsPathOf } from './weights-path-of.ts';

/** What the host does for the search for a learning rate. It takes the whole machine, so no run may go on meanwhile. */
export function createRateMethods({
  library,
  runs,
  trainer,
  queue,
  engineNow,
}: Pick<HostParts, 'library' | 'runs' | 'trainer' | 'queue'> & {
  /** The engine of whatever is asked beside a run. */
  readonly engineNow: () => EngineRequest;
}): Pick<HostMethods, 'rate.find' | 'rate.stop'> {
  const search = (searchId: string, spec: RunSpec) =>
    trainer.search(searchId, async (isStopped): Promise<RateSearch> => {
      const engine = engineNow();
      demandAffordable(spec, deviceMemory(engine));
      const paths = {
        ...(await dataPathOf(spec, library)),
        ...(await weightsPathOf(spec, runs)),
      };
      // A trainer that only begins now takes a while, in which whoever asked may think better of it.
      await trainer.start(engine);
      if (isStopped()) return { isStopped: true, curve: [] };
      const answer = await trainer.request(engine, {
        ...{ type: 'find-rate', searchId, spec, passes: usualPasses },
        ...paths,
      });
      if (answer.kind !== 'rate-search') throw new Error(`asked for a rate, got ${answer.kind}`);
      return answer.search;
    });
  return {
    'rate.find': async ({ searchId, spec }) => {
      try {
        return { result: await search(searchId, spec) };
      } finally {
        // Whoever waited meanwhile has their turn.
        queue.look();
      }
    },
    'rate.stop': ({ searchId }) => {
      trainer.stopRateSearch(searchId);
      return Promise.resolve({ result: {} });
    },
  };
}
