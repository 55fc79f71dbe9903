import { ProblemError } from '../../src-shared/problem.ts';

/** Who has the trainer to itself: a run, or the one search for a learning rate that may go on at a time. */
export type TrainerTurn = {
  /** Whether a run or a search has it. */
  readonly isBusy: () => boolean;
  /** Throws `run-busy` or `run-beside-rate-search` where no run can begin. */
  readonly demandFree: () => void;
  /**
   * Searches while nothing else begins, behind a search that was told to stop and is not over yet. Throws
   * `rate-search-beside-run` or `rate-search-busy` where it cannot.
   */
  readonly search: <T>(
    searchId: string,
    search: (isStopped: () => boolean) => Promise<T>,
  ) => Promise<T>;
  /** Tells a search to stop, also one that has not had its turn. */
  readonly stopSearch: (searchId: string) => void;
};

type Search = { isStopped: boolean; readonly over: PromiseWithResolvers<undefined> };

export function createTrainerTurn(isRunning: () => boolean): TrainerTurn {
  const asked = new Map<string, Search>();
  let going: Search | undefined;
  return {
    isBusy: () => isRunning() || going !== undefined,
    demandFree: () => {
      if (isRunning()) throw new ProblemError('run-busy');
      if (going !== undefined) throw new ProblemError('run-beside-rate-search');
    },
    search: async (searchId, search) => {
      const mine: Search = { isStopped: false, over: Promise.withResolvers() };
      asked.set(searchId, mine);
      try {
        while (going?.isStopped === true) await going.over.promise;
        if (going !== undefined) throw new ProblemError('rate-search-busy');
        if (isRunning()) throw new ProblemError('rate-search-beside-run');
        going = mine;
        return await search(() => mine.isStopped);
      } finally {
        asked.delete(searchId);
        if (going === mine) going = undefined;
        mine.over.resolve(undefined);
      }
    },
    stopSearch: (searchId) => {
      const search = asked.get(searchId);
      if (search !== undefined) search.isStopped = true;
    },
  };
}
