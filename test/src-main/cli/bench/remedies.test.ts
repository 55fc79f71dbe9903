import { describe, expect, it } from 'vitest';

import { compileDocument } from '../../../../src-main/cli/bench/lenet-document.ts';
import {
  augmentation,
  dropout,
  earlyStopping,
  fewDigitsDocument,
  manyDigitsDocument,
  moreData,
  overfittingDocument,
  weightDecay,
} from '../../../../src-main/cli/bench/remedies.ts';
import { shareRemoved } from '../../../../src-main/cli/bench/share-removed.ts';

const sick = compileDocument(overfittingDocument());

describe('each remedy changes one thing of what overfits', () => {
  it('ten times the points, in one batch as before', () => {
    const { data, training, ...same } = compileDocument(moreData(overfittingDocument()));
    expect(data.source).toMatchObject({ kind: 'curve', count: 150, seed: 18 });
    expect(training).toEqual({ ...sick.training, batchSize: 150 });
    expect(same).toEqual({ format: 1, title: sick.title, model: sick.model });
  });

  it('early stopping, and weight decay', () => {
    const stopped = compileDocument(earlyStopping(overfittingDocument()));
    expect(stopped.training.earlyStopping.patience).toBeGreaterThan(0);
    expect({ ...stopped, training: sick.training }).toEqual(sick);
    const decayed = compileDocument(weightDecay(overfittingDocument()));
    expect(decayed.training.regularisation.weightDecay).toBeGreaterThan(0);
    expect({ ...decayed, training: sick.training }).toEqual(sick);
  });

  it('a Dropout behind the second hidden layer', () => {
    const { model, ...same } = compileDocument(dropout(overfittingDocument()));
    expect(model.layers.map(({ type, from }) => [type, from])).toEqual([
      ['Dense', ['input_1']],
      ['Dense', ['dense_1']],
      ['Dropout', ['dense_2']],
      ['Dense', ['dropout_1']],
    ]);
    expect(same).toEqual({
      format: 1,
      title: sick.title,
      data: sick.data,
      training: sick.training,
    });
  });

  it('augmentation of few digits, measured on the digits that many are measured on', () => {
    const few = compileDocument(fewDigitsDocument());
    const many = compileDocument(manyDigitsDocument());
    expect(few.model).toEqual(many.model);
    expect(few.data).toEqual({ ...many.data, trainLimit: 500 });
    const changed = compileDocument(augmentation(fewDigitsDocument()));
    expect(changed.training).toEqual(few.training);
    expect({ ...changed.data, augmentation: undefined }).toEqual(few.data);
  });
});

it('the share removed is 1 down to the floor, 0 where nothing is gained, and negative where it hurts', () => {
  const losses = { without: 0.5, floor: 0.1 };
  expect(shareRemoved({ ...losses, with: 0.1 })).toBe(1);
  expect(shareRemoved({ ...losses, with: 0.5 })).toBe(0);
  expect(shareRemoved({ ...losses, with: 0.3 })).toBeCloseTo(0.5, 12);
  expect(shareRemoved({ ...losses, with: 0.7 })).toBeCloseTo(-0.5, 12);
});
