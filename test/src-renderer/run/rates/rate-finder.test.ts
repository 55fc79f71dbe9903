import { expect, it } from 'vitest';

import { RateFinder } from '../../../../src-renderer/run/rates/rate-finder.svelte.ts';
import type { RateSearch } from '../../../../src-shared/protocol/rate-search.ts';
import { ProblemError } from '../../../../src-shared/problem.ts';
import { pointsSpec } from '../../../src-trainer/small-run.ts';
import { StandInApi } from '../stand-in-api.ts';

const step = { round: 1, step: 1, rate: 1e-6, loss: 0.7, smooth: 0.7 };
const found: RateSearch = {
  isStopped: false,
  curve: [{ rate: 1e-6, loss: 0.7 }],
  suggested: 0.02,
  lowest: 0.3,
};

/** A host that answers when it is told to. */
function waitingHost(): {
  api: StandInApi;
  ids: string[];
  answers: ((found: RateSearch) => void)[];
} {
  const ids: string[] = [];
  const answers: ((found: RateSearch) => void)[] = [];
  const api = new StandInApi({
    'rate.find': ({ searchId }) => {
      ids.push(searchId);
      const { promise, resolve } = Promise.withResolvers<RateSearch>();
      answers.push(resolve);
      return promise;
    },
    'rate.stop': () => ({}),
  });
  return { api, ids, answers };
}

it('takes in its own steps as they come, and then what came of them', async () => {
  const { api, ids, answers } = waitingHost();
  const finder = new RateFinder(api);
  const leave = finder.listen();
  const searching = finder.search(pointsSpec());
  expect(finder.isSearching).toBe(true);
  api.send({ type: 'rate/steps', searchId: ids[0]!, steps: [step] });
  api.send({ type: 'rate/steps', searchId: 'of-another-window', steps: [{ ...step, step: 2 }] });
  expect(finder.steps).toEqual([step]);
  answers[0]!(found);
  await searching;
  expect(finder.found).toEqual(found);
  expect(finder.isSearching).toBe(false);
  leave();
});

it('a search that is begun anew stops the one before, whose answer then says nothing', async () => {
  const { api, ids, answers } = waitingHost();
  const finder = new RateFinder(api);
  const first = finder.search(pointsSpec());
  const second = finder.search(pointsSpec());
  expect(api.asked('rate.stop')).toEqual([{ searchId: ids[0] }]);
  expect(ids[1]).not.toBe(ids[0]);
  answers[0]!({ ...found, suggested: 5 });
  await first;
  expect(finder.found).toBeUndefined();
  expect(finder.isSearching).toBe(true);
  answers[1]!(found);
  await second;
  expect(finder.found?.suggested).toBe(0.02);
});

it('a search that is over is not stopped, and a refusal is kept as what it says', async () => {
  const api = new StandInApi({
    'rate.find': () => Promise.reject(new ProblemError('rate-search-beside-run')),
  });
  const finder = new RateFinder(api);
  await finder.search(pointsSpec());
  expect(finder.problem).toEqual({ code: 'rate-search-beside-run', details: {} });
  finder.stop();
  expect(api.asked('rate.stop')).toEqual([]);
});
