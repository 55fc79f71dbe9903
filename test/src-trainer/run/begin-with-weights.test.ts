import { beforeAll, expect, it } from 'vitest';

import { wordTakenWeights } from '../../../src-shared/messages/word-taken-weights.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import { loadStage } from '../../../src-trainer/checkpoints/stage-folder.ts';
import { readRunFile } from '../../../src-trainer/run/run-file.ts';
import { firstWeights } from '../gates/train-images.ts';
import { problemOf, temporaryFolder, trainHere, type TrainedHere } from '../run-in-process.ts';
import { chainSpec, points } from '../small-run.ts';

/** A net on points; the first run and the second have other units in the middle. */
function netSpec(middle: number, more: Partial<RunSpec> = {}): RunSpec {
  const spec = chainSpec(
    points,
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 6, activation: 'tanh', ...(middle === 4 && { trainable: false }) }],
      ['BatchNormalization'],
      ['Dense', { units: middle, activation: 'tanh' }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
    { batchSize: 16, epochs: 2, seed: middle },
  );
  return { ...spec, ...more };
}

const weightsOf = (tensors: readonly { name: string; values: Float32Array }[] = []) =>
  new Map(tensors.map(({ name, values }) => [name, values]));
const startedOf = ({ events }: TrainedHere) => {
  const started = events.map(({ event }) => event).find(({ type }) => type === 'run/started');
  if (started?.type !== 'run/started') throw new Error('it never started');
  return started;
};

let source: string;
beforeAll(async () => {
  source = await temporaryFolder();
  await trainHere(source, netSpec(8));
});
const begun = netSpec(4, { weightsFrom: 'run-1' });

it('a run begins with another’s weights where names and shapes are the same, and with drawn ones elsewhere', async () => {
  const dir = await temporaryFolder();
  const run = await trainHere(dir, begun, { weightsFrom: source });
  const from = weightsOf((await loadCheckpoint(source))?.tensors);
  const drawn = firstWeights(begun);
  const first = weightsOf(await loadStage(dir, 0));
  expect(first.size).toBe(drawn.size);
  for (const [name, values] of first) {
    const isTaken = /\/(dense_1|batchnormalization_1)\//.test(name);
    expect(values, name).toEqual((isTaken ? from : drawn).get(name));
  }
  const { weightsFrom } = startedOf(run);
  expect(weightsFrom).toEqual({
    ...{ runId: 'run-1', step: 20 },
    taken: ['dense_1', 'batchnormalization_1'],
    left: ['dense_2', 'dense_3'],
  });
  expect((await readRunFile(dir))?.weightsFrom).toEqual(weightsFrom);
  // The first layer is frozen, and so still that of the other run.
  const last = weightsOf((await loadCheckpoint(dir))?.tensors);
  expect(last.get('weights/dense_1/kernel')).toEqual(from.get('weights/dense_1/kernel'));
});

it('is done again from the weights it really began with, when the other run has gone on or away', async () => {
  const [dir, again] = [await temporaryFolder(), await temporaryFolder()];
  const first = await trainHere(dir, begun, { weightsFrom: source });
  const replayed = await trainHere(again, begun, { replayOf: dir });
  expect(replayed.points).toEqual(first.points);
  expect(startedOf(replayed).weightsFrom).toEqual(startedOf(first).weightsFrom);
});

it('goes on as what it is', async () => {
  const dir = await temporaryFolder();
  const whole = await trainHere(await temporaryFolder(), begun, { weightsFrom: source });
  const part = await trainHere(dir, begun, { weightsFrom: source, maxSteps: 7 });
  const { weightsFrom: _, ...plain } = begun;
  const rest = await trainHere(dir, plain, { resume: true });
  expect([...part.points, ...rest.points]).toEqual(whole.points);
  const file = await readRunFile(dir);
  expect([file?.spec.weightsFrom, file?.weightsFrom?.taken.length]).toEqual(['run-1', 2]);
});

it('what cannot be begun with is refused', async () => {
  const refuse = async (spec: RunSpec, weightsFrom?: string) =>
    problemOf(
      trainHere(await temporaryFolder(), spec, {
        ...(weightsFrom !== undefined && { weightsFrom }),
      }),
    );
  expect(await refuse(begun)).toEqual({ code: 'weights-missing', details: { run: 'run-1' } });
  const none = await temporaryFolder();
  expect((await refuse(begun, none)).code).toBe('run-record-missing');
  const other = chainSpec(points, [
    ['Input', { shape: [2] }],
    ['Dense', { units: 1, activation: 'sigmoid' }],
    ['Output', { loss: 'binaryCrossentropy' }],
  ]);
  expect(await refuse({ ...other, weightsFrom: 'run-1' }, source)).toEqual({
    code: 'weights-fit-nothing',
    details: { layers: 'dense_1' },
  });
});

it('which layers took weights and which did not is said in both languages', () => {
  const some = { runId: 'run-1', step: 20, taken: ['a', 'b'], left: ['c'] };
  expect(wordTakenWeights(some, 'en', 'Run 3')).toBe(
    'Begun with the weights of Run 3 (step 20): a, b. Begun anew: c.',
  );
  expect(wordTakenWeights(some, 'es', 'Ejecución 3')).toBe(
    'Con los pesos de Ejecución 3 (paso 20) empezaron: a, b. De nuevo: c.',
  );
  expect(wordTakenWeights({ ...some, left: [] }, 'en')).toBe(
    'All layers begun with the weights of run-1 (step 20).',
  );
});
