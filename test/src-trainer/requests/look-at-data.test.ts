import { describe, expect, it } from 'vitest';

import type { DataSettings } from '../../../src-shared/document/document.ts';
import type { DataLook } from '../../../src-shared/datasets/data-look.ts';
import { warnOfData } from '../../../src-shared/datasets/warn-of-data.ts';
import type { Dataset, Examples } from '../../../src-trainer/datasets/dataset.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { lookAtDataset } from '../../../src-trainer/datasets/look-at-dataset.ts';
import { turnDataPage } from '../../../src-trainer/requests/look-at-data.ts';
import { resourcesFolder } from '../run-in-process.ts';

/** Rows of two numbers and a class. */
function partOf(rows: readonly (readonly [number, number, number])[]): Examples {
  const part: Examples = {
    count: rows.length,
    gatherInputs: (indices) =>
      Float32Array.from([...indices].flatMap((at) => rows[at]!.slice(0, 2))),
    gatherTargets: (indices) => Int32Array.from(indices, (at) => rows[at]![2]),
    forEpoch: () => part,
  };
  return part;
}

function datasetOf(
  train: readonly (readonly [number, number, number])[],
  validation: readonly (readonly [number, number, number])[],
): Dataset {
  return {
    inputShape: [2],
    inputNumbers: 'float',
    task: 'classification',
    classes: ['ash', 'oak'],
    targetShape: [],
    hash: '0'.repeat(64),
    train: partOf(train),
    validation: partOf(validation),
  };
}

describe('a look at data', () => {
  it('counts, measures and finds twins within and between the parts', async () => {
    const look = await lookAtDataset(
      datasetOf(
        [
          [1, 10, 0],
          [2, 20, 1],
          [1, 10, 0],
          [3, 30, 0],
          [2, 20, 0],
        ],
        [
          [3, 30, 0],
          [4, 40, 1],
        ],
      ),
    );
    expect(look.classes).toEqual([
      { name: 'ash', train: 4, validation: 1 },
      { name: 'oak', train: 1, validation: 1 },
    ]);
    expect(look.duplicates).toEqual({ count: 1, first: [{ example: 2, same: 0 }] });
    expect(look.contradictions).toEqual({ count: 1, first: [{ example: 4, same: 1 }] });
    expect(look.leaks).toEqual({ count: 1, first: [{ example: 0, same: 3 }] });
    // 1, 2, 1, 3, 2: mean 1.8, squares 1 + 4 + 1 + 9 + 4 = 19, deviation √(19/5 − 1.8²) = √0.56
    expect(look.features?.[0]).toMatchObject({ name: 'x1', least: 1, most: 3 });
    expect(look.features?.[0]?.mean).toBeCloseTo(1.8, 12);
    expect(look.features?.[0]?.deviation).toBeCloseTo(Math.sqrt(0.56), 12);
    expect(look.sameAsBefore).toBe(2 / 4);
    expect(warnOfData(look).map(({ kind }) => kind)).toEqual([
      'leaks',
      'contradictions',
      'duplicates',
      'few-held-out',
    ]);
  });

  it('of the digits that ship finds ten classes, mixed, and no picture in both parts', async () => {
    const data = { source: { kind: 'digits' }, validationShare: 0.2 } as const;
    const look = await lookAtDataset(await loadDataset({ data, resourcesFolder, seed: 1 }));
    expect(look).toMatchObject({ train: 8000, validation: 2000, inputShape: [28, 28, 1] });
    expect(look.classes).toHaveLength(10);
    expect(look.inputs).toMatchObject({ least: 0, most: 1 });
    expect(look.leaks.count).toBe(0);
    expect(look.features).toBeUndefined();
    expect(look.sameAsBefore).toBeLessThan(0.2);
    expect(warnOfData(look)).toEqual([]);
  });

  it.each<DataSettings['source']>([
    { kind: 'text', corpus: 'hello', text: '', window: 4 },
    { kind: 'curve', curve: 'sine', count: 20, heldOut: 10, noise: 0.1, seed: 1 },
    { kind: 'points', pattern: 'moons', count: 100, noise: 0.1 },
    { kind: 'iris' },
  ])('reads $kind', async (source) => {
    const data = { source, validationShare: 0.2 };
    const look = await lookAtDataset(await loadDataset({ data, resourcesFolder, seed: 1 }));
    expect(look.classes === undefined).toBe(source.kind === 'curve');
    expect(look.targets === undefined).toBe(source.kind !== 'curve');
    expect(look.inputs === undefined).toBe(source.kind === 'text');
    const counted = look.classes?.reduce((sum, one) => sum + one.train, 0);
    if (source.kind === 'points' || source.kind === 'iris') expect(counted).toBe(look.train);
  });
});

describe('warnings', () => {
  const look: DataLook = {
    task: 'classification',
    inputShape: [2],
    train: 100,
    validation: 40,
    looked: { train: 100, validation: 40 },
    classes: [
      { name: 'ash', train: 60, validation: 20 },
      { name: 'oak', train: 40, validation: 20 },
    ],
    features: [
      { name: 'a', least: 0, most: 1, mean: 0.5, deviation: 0.3 },
      { name: 'b', least: 0, most: 1, mean: 0.5, deviation: 0.5 },
    ],
    duplicates: { count: 1, first: [] },
    leaks: { count: 0, first: [] },
    contradictions: { count: 0, first: [] },
  };

  it('are silent where nothing is amiss', () => {
    expect(warnOfData(look)).toEqual([]);
  });

  it.each([
    [
      {
        classes: [
          { name: 'ash', train: 90, validation: 3 },
          { name: 'oak', train: 10, validation: 3 },
        ],
      },
      'imbalance',
    ],
    [
      {
        classes: [
          { name: 'ash', train: 90, validation: 3 },
          { name: 'oak', train: 0, validation: 3 },
        ],
      },
      'empty-class',
    ],
    [{ validation: 0 }, 'nothing-held-out'],
    [
      {
        features: [
          { name: 'a', least: 0, most: 9, mean: 1, deviation: 9 },
          { name: 'b', least: 0, most: 1, mean: 0, deviation: 0.1 },
        ],
      },
      'wide-inputs',
    ],
  ] as const)('%o: %s', (change, kind) => {
    const changed: DataLook = { ...look, ...change } as DataLook;
    expect(warnOfData(changed).map((warning) => warning.kind)).toEqual([kind]);
  });
});

describe('a page of examples', () => {
  const sender = {
    send: () => undefined,
    isCongested: () => false,
    flush: () => Promise.resolve(),
  };
  it('holds the examples of one class with their numbers', async () => {
    const data = { source: { kind: 'iris' }, validationShare: 0.2 } as const;
    const engine = undefined as never;
    const request = {
      type: 'turn-data-page',
      requestId: 1,
      data,
      seed: 1,
      page: { part: 'train', class: 2, from: 30, count: 20 },
    } as const;
    const { answer, bytes } = await turnDataPage(request, { engine, resourcesFolder, sender });
    if (answer.kind !== 'data-page') throw new Error(answer.kind);
    const { total, examples } = answer.page;
    expect(total).toBe(40);
    expect(examples).toHaveLength(10);
    expect(examples.every(({ target }) => target === 2)).toBe(true);
    const dataset = await loadDataset({ data, resourcesFolder, seed: 1 });
    const wanted = dataset.train.gatherInputs(Int32Array.from(examples, ({ example }) => example));
    expect(new Float32Array(bytes.buffer, bytes.byteOffset)).toEqual(wanted);
  });

  it('windows of a text in words are shown as they stand in the file, in both parts', async () => {
    const line = 'un sol — un  sol (de otoño) — y basta\n';
    const reading = { unit: 'words', vocabularySize: 50 } as const;
    const source = {
      kind: 'text',
      corpus: 'own',
      text: line.repeat(12),
      window: 5,
      ...reading,
    } as const;
    const data = { source, validationShare: 0.5 };
    const engine = undefined as never;
    for (const part of ['train', 'validation'] as const) {
      const page = { part, from: 0, count: 4 };
      const request = { type: 'turn-data-page', requestId: 1, data, seed: 1, page } as const;
      const { answer } = await turnDataPage(request, { engine, resourcesFolder, sender });
      if (answer.kind !== 'data-page') throw new Error(answer.kind);
      for (const { text = '' } of answer.page.examples) expect(line.repeat(3)).toContain(text);
      expect(answer.page.examples.map(({ text }) => text).join('|')).toContain('sol — un  sol');
    }
  });
});
