import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

import type { Choice } from '../../../src-trainer/text/choose-character.ts';
import { createCharacterwiseWriter } from '../../../src-trainer/text/characterwise-writer.ts';
import type { Model } from '../../../src-trainer/model/model.ts';
import type { TextWriter } from '../../../src-trainer/text/text-writer.ts';
import type { Sketch } from '../gates/compile-model.ts';
import { expectBinomial } from '../gates/expect-binomial.ts';
import {
  chainNet,
  changeWeights,
  drawUniforms,
  makeCharacterModel,
  vocabularySize,
  writeInPieces,
} from './character-nets.ts';

const choices: readonly Choice[] = [
  { temperature: 0 },
  { temperature: 0.7 },
  { temperature: 1 },
  { temperature: 1, topK: 3 },
  { temperature: 1.6, topK: 1000 },
  { temperature: 0.7, topK: 1 },
];
/** For those writers that leave a nucleus to choose from. */
export const nucleusChoices: readonly Choice[] = [
  { temperature: 1, topP: 0.6 },
  { temperature: 1.4, topK: 4, topP: 0.9 },
  { temperature: 0.8, topP: 0.01 },
  { temperature: 0, topP: 0.5 },
];
const prime = [3, 0, 7, 7, 10];

/** Declares what every writer of many characters a call must do, for the networks that it takes. */
export function checkWriter(
  nets: readonly (readonly [what: string, sketch: Sketch])[],
  createWriter: (model: Model, silent?: readonly number[]) => TextWriter,
  others: readonly Choice[] = [],
): void {
  const hold = (sketch: Sketch, held: (model: Model, writer: TextWriter) => void): void => {
    const model = makeCharacterModel(sketch);
    const writer = createWriter(model);
    held(model, writer);
    writer.dispose();
    model.dispose();
  };

  it.each(nets)(
    'writes what is written character by character, in one call or in pieces, with %s',
    (_, sketch) => {
      hold(sketch, (model, writer) => {
        const own = createCharacterwiseWriter(model);
        for (const choice of [...choices, ...others]) {
          const expected = writeInPieces(own, prime, [60], choice);
          expect(writeInPieces(writer, prime, [60], choice), JSON.stringify(choice)).toEqual(
            expected,
          );
          expect(writeInPieces(writer, prime, [1, 20, 1, 38], choice)).toEqual(expected);
          if (choice.temperature >= 1 && choice.topK !== 1 && choice.topP === undefined) {
            expect(new Set(expected).size).toBeGreaterThan(1);
          }
        }
      });
    },
  );

  it('hangs on all that it has read, and on nothing of another text that is open', () => {
    hold(chainNet([['LSTM', { units: 9, returnSequences: true }]]), (model, writer) => {
      const own = createCharacterwiseWriter(model);
      const choice = { temperature: 1 };
      const texts = [[4], [0, 0, 0, 4], [9, 9, 9, 4]].map((read) => {
        const expected = writeInPieces(own, read, [30], choice);
        expect(writeInPieces(writer, read, [30], choice)).toEqual(expected);
        return expected.join(' ');
      });
      expect(new Set(texts).size).toBe(3);
      const [one, other] = [writer.open(34), writer.open(34)];
      one.read(Int32Array.of(0, 0, 0));
      other.read(Int32Array.of(9, 9, 9));
      const uniforms = drawUniforms(30);
      expect(one.write(4, uniforms, choice).join(' ')).toBe(texts[1]);
      expect(other.write(4, uniforms, choice).join(' ')).toBe(texts[2]);
    });
  });

  it('takes the weights as they are when it is asked', () => {
    hold(chainNet([['LSTM', { units: 9, returnSequences: true }]]), (model, writer) => {
      const choice = { temperature: 1 };
      const before = writeInPieces(writer, prime, [60], choice);
      changeWeights(model, 2);
      const after = writeInPieces(writer, prime, [60], choice);
      expect(after).not.toEqual(before);
      expect(after).toEqual(writeInPieces(createCharacterwiseWriter(model), prime, [60], choice));
    });
  });

  it('never writes what is to be silent, and the others as often as among themselves', () => {
    const silent = [0, 3, 4, vocabularySize - 1];
    const model = makeCharacterModel(chainNet([['LSTM', { units: 9, returnSequences: true }]]));
    const [writer, own] = [createWriter(model, silent), createCharacterwiseWriter(model, silent)];
    for (const choice of [...choices, ...others]) {
      const written = writeInPieces(writer, prime, [100], choice);
      expect(written.filter((code) => silent.includes(code))).toEqual([]);
      expect(written, JSON.stringify(choice)).toEqual(writeInPieces(own, prime, [100], choice));
    }
    writer.dispose();
    model.dispose();
  });

  it('takes each character as often as the network says', () => {
    hold(chainNet([['LSTM', { units: 9, returnSequences: true }]]), (model, writer) => {
      // With nothing but the bias of the last layer every place is like the others.
      const logits = [0, 1, 2, -1, 0.5, 0, 0, -3, 1, 1, 0];
      for (const { name, variable } of model.weights) {
        const values =
          name === 'layer_3/bias' ? logits : Array.from({ length: variable.size }, () => 0);
        tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
      }
      const trials = 4000;
      for (const temperature of [1, 0.5]) {
        const written = writeInPieces(writer, [0], [trials], { temperature });
        const weights = logits.map((logit) => Math.exp(logit / temperature));
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        for (const [index, weight] of weights.entries()) {
          const hits = written.filter((character) => character === index).length;
          expectBinomial(hits, trials, weight / total, `character ${index} at ${temperature}`);
        }
      }
    });
  });

  it('writes something, whatever it is, where the weights are no numbers', () => {
    hold(chainNet([['LSTM', { units: 9, returnSequences: true }]]), (model, writer) => {
      for (const { variable } of model.weights) {
        tf.tidy(() => variable.assign(tf.fill(variable.shape, Number.NaN)));
      }
      for (const choice of [...choices, ...others]) {
        const written = writeInPieces(writer, prime, [5], choice);
        expect(written).toHaveLength(5);
        for (const character of written) {
          expect(character).toBeGreaterThanOrEqual(0);
          expect(character).toBeLessThan(vocabularySize);
        }
      }
    });
  });

  it('leaves no tensor behind', () => {
    hold(chainNet([['LSTM', { units: 9, returnSequences: true }]]), (_model, writer) => {
      writeInPieces(writer, prime, [10, 10], { temperature: 1, topK: 3 });
      const before = tf.memory().numTensors;
      writeInPieces(writer, prime, [10, 10], { temperature: 1, topK: 3 });
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}
