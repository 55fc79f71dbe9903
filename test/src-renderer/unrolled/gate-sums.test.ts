import { beforeAll, expect, it } from 'vitest';

import {
  decodeUnrolled,
  rowOf,
  type Unrolled,
} from '../../../src-renderer/unrolled/decode-unrolled.ts';
import { forwardLines } from '../../../src-renderer/unrolled/step-lines.ts';
import { gateSums } from '../../../src-renderer/unrolled/step-sums.ts';
import { parseLatex, readAloud } from '../../../src-shared/formulas/parse-latex.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { makeDataset } from '../../src-trainer/engine/graph/make-dataset.ts';
import { chainNet, makeCharacterModel } from '../../src-trainer/text/character-nets.ts';
import { askModel } from '../../src-trainer/unrolled/ask-unrolled.ts';

beforeAll(async () => {
  await openWasm();
});

function unroll(type: 'LSTM' | 'GRU', useBias: boolean): Unrolled {
  const model = makeCharacterModel(
    chainNet([[type, { units: 3, useBias, returnSequences: true }]]),
  );
  const row = (values: number[]) => ({ shape: [6], values: Int32Array.from(values) });
  const dataset = makeDataset(row([3, 7, 2, 1, 4, 0]), row([7, 2, 1, 4, 0, 3]));
  const asked = askModel(model, dataset, 'layer_2');
  model.dispose();
  if (asked === undefined) throw new Error('there was no answer');
  return decodeUnrolled(asked.frame, asked.bytes);
}

const sigma = (sum: number): number => 1 / (1 + Math.exp(-sum));

it.each([
  { type: 'LSTM', useBias: true, gates: { i: sigma, f: sigma, g: Math.tanh, o: sigma } },
  { type: 'LSTM', useBias: false, gates: { i: sigma, f: sigma, g: Math.tanh, o: sigma } },
  { type: 'GRU', useBias: true, gates: { z: sigma, r: sigma } },
  { type: 'GRU', useBias: false, gates: { z: sigma, r: sigma } },
] as const)('the gates of a $type are what is written out, its bias $useBias', (one) => {
  const unrolled = unroll(one.type, one.useBias);
  for (const [gate, f] of Object.entries(one.gates)) {
    for (let step = 0; step < unrolled.steps; step += 1) {
      for (let unit = 0; unit < unrolled.units; unit += 1) {
        const measured = rowOf(unrolled.gates.get(gate), step)[unit] ?? Number.NaN;
        expect(f(gateSums(unrolled, step, unit, gate)?.sum ?? Number.NaN)).toBeCloseTo(measured, 5);
      }
    }
  }
});

it('the line of a gate has its two sums and the bias, and names which unit’s gates make the state', () => {
  const place = { unrolled: unroll('LSTM', true), step: 1, unit: 0, lossOf: 'last' } as const;
  const lines = forwardLines({ ...place, classes: [], language: 'en' });
  const said = lines.map((line) => readAloud(parseLatex(line)));
  expect(said[0]).toMatch(
    /^i_2,1 = σ\(W_ix_2 \+ U_ih_1 \+ b_i\) = σ\(.+ \+ .+ \+ .+\) = 0\.\d{4}$/,
  );
  expect(said[4]).toMatch(/^c_2,1 = f_2,1c_1,1 \+ i_2,1g_2,1 = /);
  expect(said[5]).toMatch(/^h_2,1 = o_2,1tanh\(c_2,1\) = /);
});
