import { expect, test } from 'vitest';

import { findPlan } from '../../../../src-renderer/run/own-picture/find-plan.ts';
import type { DatasetFile } from '../../../../src-shared/datasets/imported-dataset.ts';
import { digitsSpec } from '../example-run.ts';
import { StandInApi } from '../stand-in-api.ts';

const plan = { height: 64, width: 64, channels: 3, fit: 'pad' } as const;

test('a picture for a network of captioned pictures is fitted as these were', async () => {
  const dogs: DatasetFile = {
    ...{ format: 1, id: 'dogs', name: 'dogs', source: 'dogs', importedAt: 0, hash: '0'.repeat(64) },
    ...{ examples: 1, skipped: 0, reasons: {} },
    content: {
      ...{ kind: 'captions', origin: 'coco', plan },
      steps: { turned: 0, resized: 0, flattened: 0, narrowed: 0, greyed: 0, converted: 0 },
      vocabulary: ['', '<start>', '<end>', '<unknown>', 'dog'],
      ...{ captionSteps: 2, captionsPerPicture: 1, captions: 1 },
    },
  };
  const api = new StandInApi({ 'data.list': () => [dogs] });
  const data = { ...digitsSpec.data, source: { kind: 'imported', id: 'dogs' } as const };
  expect(await findPlan(api, { ...digitsSpec, data })).toEqual(plan);
  expect(await findPlan(api, digitsSpec)).toBeUndefined();
});
