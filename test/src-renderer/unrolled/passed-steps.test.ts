import { beforeAll, describe, expect, it } from 'vitest';

import {
  decodeUnrolled,
  rowOf,
  stepAfter,
  turnTo,
  type Unrolled,
} from '../../../src-renderer/unrolled/decode-unrolled.ts';
import { layoutColumns } from '../../../src-renderer/unrolled/column-layout.ts';
import { linesOf } from '../../../src-renderer/unrolled/paint-answer.ts';
import { backLines, forwardLines } from '../../../src-renderer/unrolled/step-lines.ts';
import { answerTable, unitTable } from '../../../src-renderer/unrolled/step-rows.ts';
import { gradientParts, handsOn } from '../../../src-renderer/unrolled/step-sums.ts';
import { parseLatex, readAloud } from '../../../src-shared/formulas/parse-latex.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { makeDataset } from '../../src-trainer/engine/graph/make-dataset.ts';
import { chainNet, makeCharacterModel } from '../../src-trainer/text/character-nets.ts';
import { askModel } from '../../src-trainer/unrolled/ask-unrolled.ts';
import { exampleWithPadding } from './example-unrolled.ts';

const padded = exampleWithPadding();
const place = (step: number, unrolled: Unrolled = padded) =>
  ({
    ...{ unrolled, step, unit: 0 },
    ...({ lossOf: 'last', classes: ['a', 'b'], language: 'en' } as const),
  }) as const;
const set = (lines: readonly string[]): string[] => lines.map((one) => readAloud(parseLatex(one)));

describe('a step of padding', () => {
  it('keeps the state, and nothing is said behind it', () => {
    expect(set(forwardLines(place(1)))).toEqual(['h_2,1 = h_1,1 = 0.5371']);
    const numbers = unitTable(padded, 1, undefined).rows[0]?.values;
    expect(numbers?.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(numbers?.[3]).toBeCloseTo(0.53705, 5);
    expect(answerTable(padded, 1, ['a', 'b'])?.rows.some(({ isMarked }) => isMarked)).toBe(false);
    const layout = layoutColumns(padded, 'columns', { width: 600, height: 200 }, false);
    const lines = linesOf(
      { unrolled: padded, layout, classes: ['a', 'b'], source: undefined },
      1,
      3,
    );
    expect(lines.map(({ isRight }) => isRight)).toEqual([false, false]);
  });

  it('keeps the memory of an LSTM as well', () => {
    const gates = new Map(['i', 'f', 'g', 'o'].map((name) => [name, padded.outputs]));
    const memories = { data: Float32Array.of(-0.23, 0, -0.23, 0, 0.5, 0), shape: [3, 2] };
    const lstm = { ...padded, layer: 'LSTM', gates, memories } as const;
    expect(set(forwardLines(place(1, lstm)))).toEqual([
      'c_2,1 = c_1,1 = −0.2300',
      'h_2,1 = h_1,1 = 0.5371',
    ]);
    expect(unitTable(lstm, 1, undefined).rows[0]?.values.slice(0, 4)).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('hands the gradient on as it is to the step in front of it', () => {
    expect(set(backLines(place(0))).slice(0, 2)).toEqual([
      '∂L_3 / ∂h_1 = ∂L_3 / ∂h_2',
      '∂L_3 / ∂h_1,1 = ∂L_3 / ∂h_2,1 = 0.0248',
    ]);
    // From the step behind it the gradient comes as it always does.
    expect(set(backLines(place(1))).slice(0, 2)).toEqual([
      '∂L_3 / ∂h_2 = W_hy^T∂L_3 / ∂z_2 + W_hh^T((1 − h_3^2) ∘ ∂L_3 / ∂h_3)',
      '∂L_3 / ∂h_2,1 = 0.0000 + 0.0248 = 0.0248',
    ]);
  });
});

describe('with the numbers of a network that passes padding over', () => {
  beforeAll(async () => {
    await openWasm();
  });

  const ask = (
    sketch: ReturnType<typeof chainNet>,
    tokens: number[],
    targets: number[],
  ): Unrolled => {
    const model = makeCharacterModel(sketch);
    const values = (of: number[]) => ({ shape: [6], values: Int32Array.from(of) });
    const asked = askModel(model, makeDataset(values(tokens), values(targets)), 'layer_2');
    model.dispose();
    if (asked === undefined) throw new Error('there was no answer');
    return decodeUnrolled(asked.frame, asked.bytes);
  };
  const tokens = [3, 7, 0, 1, 4, 0];

  it.each(['sparseCategoricalCrossentropy', 'maskedCrossentropy'] as const)(
    'the two parts of every gradient come to what was measured: %s',
    (loss) => {
      const links = [['SimpleRNN', { units: 4, returnSequences: true }]] as const;
      const sketch = chainNet(links, { embedding: { maskZero: true } });
      const unrolled = ask(
        { ...sketch, outputs: sketch.outputs.map((output) => ({ ...output, loss })) },
        tokens,
        [0, 1, 0, 4, 2, 0],
      );
      expect([...(unrolled.taken?.data ?? [])]).toEqual([1, 1, 0, 1, 1, 0]);
      for (const lossOf of ['last', 'all'] as const) {
        const gradients = unrolled.back?.[lossOf]?.byOutputs;
        expect(gradients).toBeDefined();
        for (let step = 0; step < unrolled.steps; step += 1) {
          const own = rowOf(gradients, step);
          for (let unit = 0; unit < unrolled.units; unit += 1) {
            const parts = gradientParts(unrolled, step, unit, lossOf);
            expect((parts?.direct ?? NaN) + (parts?.later ?? NaN)).toBeCloseTo(own[unit]!, 5);
          }
        }
      }
      expect(handsOn(unrolled, 1, 'last')).toBe(true);
      expect(handsOn(unrolled, 1, 'all')).toBe(false);
    },
  );

  it('what an LSTM keeps at padding is kept, and so is the gradient by it, read either way', () => {
    const links = [['Bidirectional', { layer: 'LSTM', units: 3, returnSequences: true }]] as const;
    const sketch = chainNet(links, { embedding: { maskZero: true } });
    const unrolled = ask(sketch, [0, 7, 0, 1, 4, 0], [7, 1, 0, 4, 2, 0]);
    for (const isLeftwards of [false, true]) {
      const side = turnTo(unrolled, isLeftwards);
      for (const step of [0, 2, 5]) {
        const before = stepAfter(side, step, -1);
        const kept = before === undefined ? [0, 0, 0] : [...rowOf(side.outputs, before)];
        expect([...rowOf(side.outputs, step)]).toEqual(kept);
        const lines = set(forwardLines(place(step, side)));
        expect(lines[0]).toMatch(/^c_\d,1 = c_\d,1 = /);
        expect(lines[1]).toMatch(/^h_\d,1\^[←→] = h_\d,1\^[←→] = /);
        const after = stepAfter(side, step, 1);
        const memory = side.back?.all.memorySizes?.data;
        if (before !== undefined && after !== undefined) {
          expect(memory?.[step]).toBeGreaterThan(0);
          expect(memory?.[step]).toBe(memory?.[after]);
        }
      }
      const inFront = isLeftwards ? 3 : 1;
      expect(handsOn(side, inFront, 'last')).toBe(true);
      expect(set(backLines(place(inFront, side)))[0]).toMatch(
        isLeftwards ? /h_4\^← = .*h_3\^←$/ : /h_2\^→ = .*h_3\^→$/,
      );
      // Behind the last step that is taken nothing hangs on the memory.
      expect(side.back?.all.memorySizes?.data[isLeftwards ? 0 : 5]).toBe(0);
    }
  });
});
