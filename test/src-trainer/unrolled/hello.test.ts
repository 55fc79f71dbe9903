import { describe, expect, it } from 'vitest';

import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { readRun } from '../../../src-trainer/run/read-run.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';
import { askUnrolled, type Asked } from './ask-unrolled.ts';
import { calculateByHand, type ByHand, type HelloWeights } from './simple-rnn-by-hand.ts';

const vocabulary = ['e', 'h', 'l', 'o'];
const nodeId = 'simplernn_1';

function template(training: Partial<RunSpec['training']> = {}): RunSpec {
  const document = buildTemplate('char-rnn-hello', 'hello');
  const compiled = compileRun(document, 'network');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return { ...compiled.spec, training: { ...compiled.spec.training, ...training } };
}

/** Within 1e-6 of the largest number of its row. */
function expectRows(found: readonly (readonly number[])[], wanted: readonly number[][]): void {
  expect(found).toHaveLength(wanted.length);
  for (const [step, row] of wanted.entries()) {
    const largest = Math.max(...row.map(Math.abs));
    expect(found[step]).toHaveLength(row.length);
    for (const [at, value] of row.entries()) {
      expect(Math.abs(found[step]![at]! - value) / largest).toBeLessThan(1e-6);
    }
  }
}

const sizeOf = (row: readonly number[]): number => Math.hypot(...row);

async function weightsIn(dir: string): Promise<HelloWeights> {
  const { model } = await readRun(dir, 'last');
  const of = (name: string): number[] => [
    ...model.weights.find((one) => one.name === name)!.variable.dataSync<'float32'>(),
  ];
  const weights = {
    kernel: of(`${nodeId}/kernel`),
    recurrentKernel: of(`${nodeId}/recurrent_kernel`),
    bias: of(`${nodeId}/bias`),
    outKernel: of('dense_1/kernel'),
    outBias: of('dense_1/bias'),
  };
  model.dispose();
  return weights;
}

describe.each(enginesHere)('"hello" along time on %s', async (id) => {
  const engine = await openHere(id);
  const dir = await temporaryFolder();
  const spec = template({ clipping: { kind: 'globalNorm', limit: 0.1 } });
  await trainHere(dir, spec, { engine, maxSteps: 12 });
  // Not so long that the network would be sure: of a probability near 1 a float32 has no digits left for what is missing.
  const weights = await weightsIn(dir);
  const ask = async (text?: string): Promise<{ asked: Asked; hand: ByHand }> => {
    const asked = await askUnrolled(engine, spec, { nodeId, dir, ...(text && { text }) });
    if (asked === undefined) throw new Error('there was no answer');
    const { frame, read } = asked;
    const [tokens, targets] = [read(frame.tokens), read(frame.answer?.targets)];
    return { asked, hand: calculateByHand(weights, tokens, targets) };
  };
  const { asked, hand } = await ask('hello');
  const { frame, read, rows } = asked;

  it('reads h, e, l, l and should say e, l, l, o', () => {
    const letters = (numbers: number[]) => numbers.map((one) => vocabulary[one]).join('');
    expect(letters(read(frame.tokens))).toBe('hell');
    expect(letters(read(frame.answer?.targets))).toBe('ello');
    expect(frame).toMatchObject({ layer: 'SimpleRNN', activation: 'tanh', isTyped: true });
    expect(frame).toMatchObject({ step: 12, runId: 'run-1', units: 3, features: 4, lastLoss: 3 });
  });

  it('says hello from h when it has learned: behind each letter the right one is the likeliest', async () => {
    const learned = await temporaryFolder();
    await trainHere(learned, spec, { engine, maxSteps: 300 });
    const answer = await askUnrolled(engine, spec, { nodeId, dir: learned, text: 'hello' });
    const top = answer?.frame.answer?.top;
    expect(answer?.rows(top?.classes).map(([first = 0]) => vocabulary[first])).toEqual(
      Array.from('ello'),
    );
    const shares = answer?.read(answer.frame.answer?.rightShares);
    expect(answer?.rows(top?.shares).map(([first]) => first)).toEqual(shares);
  });

  it('forward: every x, h, y and loss is what a hand calculates', () => {
    expectRows(rows(frame.inputs), hand.x);
    expectRows(rows(frame.outputs), hand.h);
    expectRows(rows(frame.answer?.values), hand.y);
    expectRows([read(frame.losses)], [hand.losses]);
    expectRows([[frame.loss ?? Number.NaN]], [[hand.loss]]);
  });

  it('back: every ∂L/∂h and its size, of all losses and of the last one alone', () => {
    expectRows(rows(frame.back?.all.byOutputs), hand.byAll);
    expectRows(rows(frame.back?.last?.byOutputs), hand.byLast);
    for (const [way, byHand] of [
      [frame.back?.all, hand.byAll],
      [frame.back?.last, hand.byLast],
    ] as const) {
      const sizes = read(way?.sizes);
      expectRows(
        sizes.map((size) => [size]),
        byHand.map((row) => [sizeOf(row)]),
      );
    }
  });

  it('clipping: the sizes of the gradients as they are, and brought down to the limit together', () => {
    const { kernel, recurrentKernel, bias, outKernel, outBias } = hand.byWeights;
    const whole = sizeOf([kernel, recurrentKernel, bias, outKernel, outBias].flatMap((one) => one));
    const share = 0.1 / whole;
    expect(share).toBeLessThan(1);
    const { clipping } = frame;
    if (clipping === undefined) throw new Error('there is no clipping');
    const sizes = [kernel, recurrentKernel, bias].map(sizeOf);
    const names = ['kernel', 'recurrent_kernel', 'bias'].map((name) => `${nodeId}/${name}`);
    expect(clipping.weights.map(({ name }) => name)).toEqual(names);
    expectRows(
      [clipping.whole, ...clipping.weights].map(({ before, after }) => [before!, after!]),
      [whole, ...sizes].map((size) => [size, size * share]),
    );
    expect(clipping).toMatchObject({ kind: 'globalNorm', limit: 0.1 });
  });

  it('the weights come along, and those of the layer that answers', () => {
    expect(asked.weight(`${nodeId}/kernel`)).toEqual(weights.kernel);
    expect(asked.weight(`${nodeId}/recurrent_kernel`)).toEqual(weights.recurrentKernel);
    expect(asked.weight(`${nodeId}/bias`)).toEqual(weights.bias);
    expect(frame.readout).toMatchObject({ nodeId: 'dense_1', activation: 'softmax' });
    expect(asked.weight('dense_1/kernel')).toEqual(weights.outKernel);
    expect(asked.weight('dense_1/bias')).toEqual(weights.outBias);
  });

  it('without a text it reads a held-out example, as many steps as its window has', async () => {
    const example = await ask();
    expect(example.asked.frame).toMatchObject({ isTyped: false, example: 0 });
    expect(example.asked.frame.tokens?.shape).toEqual([8]);
    expectRows(example.asked.rows(example.asked.frame.outputs), example.hand.h);
    expectRows(example.asked.rows(example.asked.frame.back?.last?.byOutputs), example.hand.byLast);
  });

  it('passes over characters that it does not know, and reads an example where no two are left', async () => {
    const some = await ask('¡h, e!');
    expect(some.asked.read(some.asked.frame.tokens).map((one) => vocabulary[one])).toEqual(['h']);
    const none = await ask('x');
    expect(none.asked.frame.isTyped).toBe(false);
  });
});
