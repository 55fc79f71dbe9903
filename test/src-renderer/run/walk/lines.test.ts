import { describe, expect, test } from 'vitest';

import { lossLines } from '../../../../src-renderer/run/walk/loss-lines.ts';
import { backwardLines, forwardLines } from '../../../../src-renderer/run/walk/unit-lines.ts';
import { rowsOf, updateLines } from '../../../../src-renderer/run/walk/update-lines.ts';
import { tagOf } from '../../../../src-renderer/run/walk/card-tags.ts';
import { walkStops, type Stage } from '../../../../src-renderer/run/walk/walk-stops.ts';
import { messages } from '../../../../src-shared/messages/messages.ts';
import { parseLatex, readAloud } from '../../../../src-shared/formulas/parse-latex.ts';
import { handModel, handStep } from './hand-computed-step.ts';

const read = (lines: readonly string[]): string[] =>
  lines.map((line) => readAloud(parseLatex(line)));
const at = (nodeId: string, unit: number, language: 'en' | 'es' = 'en') => ({
  ...{ step: handStep, model: handModel, nodeId, unit, language },
});

describe('the arithmetic of the 2-2-1 net calculated by hand', () => {
  test('forward', () => {
    expect(read(forwardLines(at('dense_1', 0)))).toEqual([
      'z_1 = w_1x_1 + w_2x_2 + b',
      'z_1 = 0.3000 · 1.0000 + 0.8000 · 0.5000 + 0.1000 = 0.8000',
      'a_1 = σ(z_1) = σ(0.8000) = 0.6900',
    ]);
    expect(read(forwardLines(at('dense_1', 1)))[1]).toBe(
      'z_2 = (−0.2000) · 1.0000 + 0.4000 · 0.5000 + (−0.3000) = −0.3000',
    );
  });

  test('loss', () => {
    expect(read(lossLines(handStep, 'output_1', 'en'))).toEqual([
      'L_n = (a − t)^2 = (0.5298 − 1.0000)^2 = 0.2211',
      'L = L_1 = 0.2211',
    ]);
  });

  test('backward: the output, then through its weight to a hidden unit', () => {
    expect(read(backwardLines(at('dense_2', 0)))).toEqual([
      '∂L / ∂a_1 = 2(a_1 − t) = 2 · (0.5298 − 1.0000) = −0.9404',
      'δ_1 = ∂L / ∂a_1 · σ′(z_1) = (−0.9404) · 0.2491 = −0.2343',
      '∂L / ∂w_11 = δ_1x_1 = (−0.2343) · 0.6900 = −0.1616',
      '∂L / ∂w_21 = δ_1x_2 = (−0.2343) · 0.4256 = −0.0997',
      '∂L / ∂b_1 = δ_1 = −0.2343',
    ]);
    expect(read(backwardLines(at('dense_1', 1))).slice(0, 3)).toEqual([
      '∂L / ∂a_2 = Σ_kw_2kδ_k = (−1.0000) · (−0.2343) = 0.2343',
      'δ_2 = ∂L / ∂a_2 · σ′(z_2) = 0.2343 · 0.2445 = 0.0573',
      '∂L / ∂w_12 = δ_2x_1 = 0.0573 · 1.0000 = 0.0573',
    ]);
  });

  test('update, and numbers as Spanish writes them', () => {
    const [first] = rowsOf(handStep, 'dense_1', 0, 4);
    expect(read(updateLines(handStep, first!, 'en'))).toEqual([
      'w_1,1 ← w_1,1 − ηg = 0.3000 − 0.5000 · (−0.0251) = 0.3125',
    ]);
    expect(read(updateLines(handStep, first!, 'es'))[0]).toContain('0,3125');
  });
});

describe('no line says what does not hold', () => {
  const output = handStep.outputs[0]!;
  /** A caption of three places, of which the last two are padding, as a Dense layer says it. */
  const said = {
    ...handStep.nodes.get('dense_2')!,
    value: { data: Float32Array.of(0.2, 0.8, 0.5, 0.5, 0.5, 0.5), shape: [3, 2] },
    logits: { data: new Float32Array(6), shape: [3, 2] },
  };
  const caption = (gradient: number[], target: number[]) => ({
    ...handStep,
    outputs: [
      {
        ...output,
        loss: 'maskedCrossentropy' as const,
        target: { data: Float32Array.from(target), shape: [3] },
      },
    ],
    nodes: new Map(handStep.nodes)
      .set('dense_1', {
        ...handStep.nodes.get('dense_1')!,
        value: { data: new Float32Array(6), shape: [3, 2] },
      })
      .set('dense_2', {
        ...said,
        gradient: { data: Float32Array.from(gradient), shape: [3, 2] },
      }),
  });

  test('padding of a caption has a gradient of 0 and no share in the mean', () => {
    const step = caption([0.2, -0.2, 0, 0, 0, 0], [1, 0, 0]);
    expect(read(backwardLines({ ...at('dense_2', 0), step }))[0]).toBe('δ_1 = ∂L / ∂z_1 = 0.0000');
  });

  test('a word of a caption is a class, and N counts the words', () => {
    const step = caption([0, 0, 0, 0, 0.25, -0.25], [0, 1, 1]);
    expect(read(backwardLines({ ...at('dense_2', 0), step }))[0]).toBe(
      'δ_1 = ∂L / ∂z_1 = (p_1 − y_1) / N = (0.5000 − 0) / 2 = 0.2500',
    );
  });

  test('a unit of which not all inputs were sent has no sum', () => {
    const cut = {
      ...handStep.nodes.get('input_1')!,
      value: { data: Float32Array.of(1), shape: [1] },
    };
    const step = { ...handStep, nodes: new Map(handStep.nodes).set('input_1', cut) };
    expect(read(forwardLines({ ...at('dense_1', 0), step }))).toContain('h_1 = 0.6900');
  });

  test('where a limit on the norm cuts, the update and the limit each have their own result', () => {
    const [first] = rowsOf(handStep, 'dense_1', 0, 4);
    const after = { ...first!.weight.after, data: Float32Array.of(0.1563, 0, 0, 0) };
    const limited = { ...first!, weight: { ...first!.weight, after } };
    const step = { ...handStep, rules: { ...handStep.rules, maxNorm: 0.4 } };
    expect(read(updateLines(step, limited, 'en'))).toEqual([
      'w_1,1 ← w_1,1 − ηg = 0.3000 − 0.5000 · (−0.0251) = 0.3125',
      expect.stringMatching(/^w_1,1 ← w_1,1 · c \/ max\(\|w\|,.?c\) = 0.1563,.*c = 0.4000$/),
    ]);
    expect(read(updateLines(step, first!, 'en'))).toHaveLength(1);
  });
});

describe('what stands under a card', () => {
  const words = messages('en').walk;
  const tag = (stage: Stage, nodeId: string, step = handStep) =>
    tagOf(step, { stage, nodeId }, words, 'en');

  test('the numbers of a small layer, its gradient, the loss, and how far its weights move', () => {
    expect(tag('forward', 'dense_1')).toEqual({ lines: ['0.690  0.426'] });
    expect(tag('loss', 'output_1')).toEqual({ lines: ['L = 0.221'] });
    expect(tag('backward', 'dense_1')).toEqual({ lines: ['∂L: −0.117  0.234'] });
    expect(tag('update', 'dense_1')?.lines[0]).toMatch(/^\|Δw\| = /);
  });

  test('of a Dropout the mask, and how many are struck', () => {
    const kept = { data: Float32Array.of(1, 0), shape: [2] };
    const dropped = { ...handStep.nodes.get('dense_1')!, kept };
    const nodes = new Map(handStep.nodes).set('dense_1', dropped);
    expect(tag('forward', 'dense_1', { ...handStep, nodes })).toEqual({
      lines: ['1 of 2 struck'],
      kept: kept.data,
    });
  });
});

test('the stops go forward in order, backward in reverse, and end where weights move', () => {
  const stops = walkStops(
    handModel,
    () => true,
    (id) => id.startsWith('dense'),
  );
  expect(stops.map(({ stage, nodeId }) => `${stage} ${nodeId}`)).toEqual([
    ...['forward input_1', 'forward dense_1', 'forward dense_2', 'loss output_1'],
    ...['backward dense_2', 'backward dense_1', 'backward input_1'],
    ...['update dense_1', 'update dense_2'],
  ]);
});

test('a number that stands for a character is said with it', () => {
  const inputs = handModel.inputs.map((input) => ({ ...input, numbers: 'integer' as const }));
  const place = { ...at(inputs[0]!.id, 0), model: { ...handModel, inputs } };
  expect(read(forwardLines({ ...place, symbols: ['h', 'l'] }))).toEqual(['x_1 = 1 = l']);
  expect(read(forwardLines({ ...place, symbols: ['h', ' '] }))).toEqual(['x_1 = 1 = ␣']);
});
