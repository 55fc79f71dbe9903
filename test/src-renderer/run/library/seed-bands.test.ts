import { expect, test } from 'vitest';

import { seedBand } from '../../../../src-renderer/run/library/seed-bands.ts';
import { runSettings } from '../../../../src-shared/runs/run-settings.ts';
import { seedlessKey } from '../../../../src-shared/runs/seedless-key.ts';
import { changeSetting } from '../../../../src-shared/spec/change-setting.ts';
import { digitsSpec } from '../example-run.ts';

test('the band reaches from the least to the most, and is as long as the longest run', () => {
  const { mean, band } = seedBand(
    [
      { xs: [1, 2, 3], ys: [4, 2, 1] },
      { xs: [1, 2], ys: [2, 3] },
    ],
    { colour: 'run-2', dash: [7, 3] },
  );
  expect(mean).toMatchObject({ xs: [1, 2, 3], ys: [3, 2.5, 1], colour: 'run-2' });
  expect(band).toMatchObject({ lows: [2, 2, 1], highs: [4, 3, 1] });
});

test('runs belong together where the seed alone sets them apart', () => {
  const keyOf = (path: string, value: number): string =>
    seedlessKey(runSettings(changeSetting(digitsSpec, path, value)));
  expect(keyOf('training.seed', 5)).toBe(keyOf('training.seed', 6));
  expect(keyOf('training.batchSize', 5)).not.toBe(keyOf('training.seed', 6));
});
