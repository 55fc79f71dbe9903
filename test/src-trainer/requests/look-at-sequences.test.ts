import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { DataLook, DataPage } from '../../../src-shared/datasets/data-look.ts';
import {
  initialSequences,
  sequenceTasks,
  type SequencesSource,
} from '../../../src-shared/datasets/sequences/sequences-source.ts';
import { warnOfData } from '../../../src-shared/datasets/warn-of-data.ts';
import type { DataSettings } from '../../../src-shared/document/document.ts';
import type { Dataset, Examples } from '../../../src-trainer/datasets/dataset.ts';
import { limitTraining } from '../../../src-trainer/datasets/limit-training.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { loadScenes } from '../../../src-trainer/datasets/load-scenes.ts';
import { lookAtDataset } from '../../../src-trainer/datasets/look-at-dataset.ts';
import { turnDataPage } from '../../../src-trainer/requests/look-at-data.ts';
import { importHere, placeFiles } from '../import/import-here.ts';
import { resourcesFolder } from '../run-in-process.ts';

/** Questions of three places and answers of two, by number. */
function partOf(rows: readonly (readonly [asked: number[], answered: number[]])[]): Examples {
  const part: Examples = {
    count: rows.length,
    gatherInputs: (indices) => Int32Array.from([...indices].flatMap((at) => rows[at]![0])),
    gatherTargets: (indices) => Int32Array.from([...indices].flatMap((at) => rows[at]![1])),
    forEpoch: () => part,
  };
  return part;
}

function datasetOf(train: Examples, validation: Examples): Dataset {
  return {
    inputShape: [3],
    inputNumbers: 'integer',
    task: 'sequence',
    symbols: ['<pad>', 'a', 'b'],
    classes: ['<pad>', '<end>', 'x', 'y'],
    targetShape: [2],
    hash: '0'.repeat(64),
    train,
    validation,
  };
}

const sample = (source: SequencesSource): DataSettings => ({
  source: { ...source, count: source.task === 'spelling' ? 100 : 200 },
  validationShare: 0.2,
});

async function pageOf(
  data: DataSettings,
  dataPath?: string,
  part: 'train' | 'validation' = 'train',
): Promise<DataPage> {
  const page = { part, from: 0, count: 5 } as const;
  const request = { type: 'turn-data-page', requestId: 1, data, dataPath, seed: 1, page } as const;
  const sender = {
    send: () => undefined,
    isCongested: () => false,
    flush: () => Promise.resolve(),
  };
  const engine = undefined as never;
  const { answer } = await turnDataPage(request, { engine, resourcesFolder, sender });
  if (answer.kind !== 'data-page') throw new Error(answer.kind);
  return answer.page;
}

describe('a look at sequences', () => {
  it('counts lengths and symbols by hand, and never padding, the end or a number of a symbol', async () => {
    const look = await lookAtDataset(
      datasetOf(
        partOf([
          [
            [1, 2, 0],
            [2, 1],
          ],
          [
            [1, 0, 0],
            [3, 1],
          ],
          [
            [1, 2, 1],
            [1, 0],
          ],
        ]),
        partOf([
          [
            [2, 2, 2],
            [3, 3],
          ],
        ]),
      ),
    );
    expect(look.classes).toBeUndefined();
    expect(look.inputs).toBeUndefined();
    expect(look.features).toBeUndefined();
    expect(look.asked).toEqual({
      ...{ unit: 'symbols', room: 3, shortest: 1, longest: 3, mean: 2 },
      lengths: [
        { from: 1, to: 1, train: 1, validation: 0 },
        { from: 2, to: 2, train: 1, validation: 0 },
        { from: 3, to: 3, train: 1, validation: 1 },
      ],
      symbols: {
        ...{ known: 2, used: 2, unknown: { train: 0, validation: 0 } },
        frequent: [
          { name: 'a', train: 4, validation: 0 },
          { name: 'b', train: 2, validation: 3 },
        ],
      },
    });
    expect(look.answered).toMatchObject({ shortest: 0, longest: 1, mean: 2 / 3 });
    expect(look.answered?.symbols?.frequent).toEqual([
      { name: 'x', train: 1, validation: 0 },
      { name: 'y', train: 1, validation: 2 },
    ]);
  });

  it('tells twins by the whole answer: only those that differ somewhere contradict each other', async () => {
    const asked = [1, 2, 0];
    const train = partOf([
      [asked, [2, 3]],
      [asked, [2, 3]],
      [asked, [2, 1]],
    ]);
    const look = await lookAtDataset(datasetOf(train, partOf([[asked, [2, 3]]])));
    expect(look.duplicates).toEqual({ count: 1, first: [{ example: 1, same: 0 }] });
    expect(look.contradictions).toEqual({ count: 1, first: [{ example: 2, same: 0 }] });
    expect(look.leaks.count).toBe(1);
  });

  it('of many lengths draws as many bars as can be told apart', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => at + 1);
    const whole: Dataset = {
      ...datasetOf(partOf([]), partOf([])),
      inputShape: [100],
      targetShape: [1],
      train: {
        ...partOf([]),
        count: 100,
        gatherInputs: (indices) =>
          Int32Array.from(
            [...indices].flatMap((at) => rows.map((step) => (step <= at + 1 ? 1 : 0))),
          ),
        gatherTargets: (indices) => new Int32Array(indices.length).fill(2),
      },
    };
    const { asked } = await lookAtDataset(whole);
    expect(asked?.lengths).toHaveLength(20);
    expect(asked?.lengths[0]).toEqual({ from: 1, to: 5, train: 5, validation: 0 });
    expect(asked?.lengths.at(-1)).toEqual({ from: 96, to: 100, train: 5, validation: 0 });
  });

  it.each(sequenceTasks)('reads %s', async (task) => {
    const data = sample(initialSequences(task));
    const dataset = await loadDataset({ data, resourcesFolder, seed: 1 });
    const look = await lookAtDataset(dataset);
    expect(look.features).toBeUndefined();
    expect(look.classes !== undefined).toBe(dataset.task === 'classification');
    expect(look.targets !== undefined).toBe(task === 'adding');
    expect(look.answered !== undefined).toBe(dataset.task === 'sequence');
    const names = look.answered?.symbols?.frequent.map(({ name }) => name) ?? [];
    expect(names).not.toContain('<pad>');
    expect(names).not.toContain('<end>');
    const counted = look.asked?.lengths.reduce((sum, bar) => sum + bar.train, 0);
    expect(counted).toBe(task === 'spelling' ? undefined : look.train);
    expect(warnOfData(look).map(({ kind }) => kind)).not.toContain('wide-inputs');
  });

  it('knows frames, the steps before a padded beginning, and letters before a late answer', async () => {
    const lookAt = async (source: SequencesSource): Promise<DataLook> =>
      await lookAtDataset(await loadDataset({ data: sample(source), resourcesFolder, seed: 1 }));
    const films = await lookAt(initialSequences('moving-dot'));
    expect(films.asked).toMatchObject({
      unit: 'frames',
      room: 8,
      shortest: 8,
      longest: 8,
      mean: 8,
    });
    const sums = await lookAt(initialSequences('adding'));
    expect(sums.asked).toMatchObject({ unit: 'steps', room: 33, shortest: 30, longest: 33 });
    const echo = await lookAt(initialSequences('echo'));
    expect(echo.asked).toMatchObject({ room: 20, shortest: 10, longest: 20 });
    expect(echo.answered).toMatchObject({ room: 20, shortest: 7, longest: 17 });
  });

  it('of scenes counts all captions in words', async () => {
    const scenes = loadScenes({ kind: 'scenes', count: 40, seed: 3, language: 'en' }, 0.25);
    const look = await lookAtDataset(scenes);
    expect(look.classes).toBeUndefined();
    expect(look.answered?.unit).toBe('words');
    const captions = Array.from({ length: 30 }, (_, at) => scenes.trainCaptionsOf!(at)).flat();
    const counted = look.answered?.lengths.reduce((sum, bar) => sum + bar.train, 0);
    expect(counted).toBe(captions.length);
    expect(look.answered?.longest).toBe(Math.max(...captions.map((words) => words.length)));
    const [most] = look.answered?.symbols?.frequent ?? [];
    expect(most?.train).toBe(captions.flat().filter((word) => word === most?.name).length);
    expect(look.contradictions.count).toBe(0);
  });
});

describe('a page of sequences', () => {
  it('holds whole answers of symbols, and one class of a film', async () => {
    const sums = await pageOf(sample(initialSequences('addition')));
    expect(sums.examples).toHaveLength(5);
    for (const { answer, target } of sums.examples) {
      expect(answer).toHaveLength(5);
      expect(target).toBeUndefined();
    }
    const films = await pageOf(sample(initialSequences('moving-dot')));
    expect(films.examples[0]).toEqual({ example: 0, target: expect.any(Number) as number });
  });

  it('holds the captions of its pictures, without waiting for all pictures', async () => {
    const source = { kind: 'scenes', count: 5000, seed: 3, language: 'es' } as const;
    const page = await pageOf({ source, validationShare: 0.2 }, undefined, 'validation');
    expect(page.examples[0]?.captions?.[0]?.length).toBeGreaterThan(2);
    expect(page.examples[0]?.target).toBeUndefined();
  });

  it('of imported texts holds what the network reads, and warns of much padding and of unknown words', async () => {
    const long = Array.from({ length: 40 }, (_, at) => `palabra${at}`).join(' ');
    const rows = Array.from(
      { length: 40 },
      (_, at) => `"¿Es bueno, o no?",${at % 2 === 0 ? 'sí' : 'no'}`,
    );
    const content = `texto,dicho\n${rows.join('\n')}\n${`"${long}",no\n`.repeat(6)}`;
    const file = join(placeFiles({ 'textos.csv': content }), 'textos.csv');
    const { dataset, folder } = await importHere(file, { table: {} });
    const data: DataSettings = {
      source: { kind: 'imported', id: dataset.id },
      validationShare: 0.2,
    };
    const page = await pageOf(data, folder);
    const texts = page.examples.map(({ text }) => text);
    expect(texts).toContain('¿es bueno, o no?');
    const look = await lookAtDataset(
      await loadDataset({ data, dataPath: folder, resourcesFolder, seed: 1 }),
    );
    expect(look.classes?.map(({ name }) => name)).toEqual(['no', 'sí']);
    expect(look.asked).toMatchObject({ unit: 'words', room: 40 });
    expect(look.features).toBeUndefined();
    const kinds = warnOfData(look).map(({ kind }) => kind);
    expect(kinds).toContain('mostly-padding');
    expect(kinds).not.toContain('unknown-words');
    const unknown = { train: 0, validation: 0.3 };
    const symbols = { ...look.asked!.symbols!, unknown };
    const strange = { ...look, asked: { ...look.asked!, symbols } };
    expect(warnOfData(strange).map(({ kind }) => kind)).toContain('unknown-words');
  });
});

it('captions stay with their pictures where only some are learned from', () => {
  const scenes = loadScenes({ kind: 'scenes', count: 40, seed: 3, language: 'en' }, 0.25);
  const limited = limitTraining(scenes, 10, 1);
  const pixelsOf = ({ train }: Dataset, at: number) => train.gatherInputs(Int32Array.of(at));
  for (let at = 0; at < 10; at += 1) {
    const own = Array.from({ length: 30 }, (_, one) => one).find(
      (one) => String(pixelsOf(scenes, one)) === String(pixelsOf(limited, at)),
    );
    expect(limited.trainCaptionsOf!(at)).toEqual(scenes.trainCaptionsOf!(own!));
  }
});
