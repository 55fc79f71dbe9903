import { afterAll, describe, expect, it, test } from 'vitest';

import type { Model } from '../../../src-trainer/model/model.ts';
import { createCharacterwiseWriter } from '../../../src-trainer/text/characterwise-writer.ts';
import { createTextWriter } from '../../../src-trainer/text/create-text-writer.ts';
import { createNativeRunner } from '../../../src-trainer/text/native-runner.ts';
import { writerOf, type TextWriter } from '../../../src-trainer/text/text-writer.ts';
import { openNative } from '../engine/native/open-native.ts';
import { chainNet, makeCharacterModel, recurrentNets, writeInPieces } from './character-nets.ts';
import { checkWriter } from './check-writer.ts';

const native = await openNative();
const makeRunner = (model: Model, silent?: readonly number[]) => createNativeRunner(model, silent);

if (native === undefined || native.instructionSet === 'portable') {
  test('is not taken without a processor’s wide registers', () => {
    const [, [, sketch]] = recurrentNets as [never, (typeof recurrentNets)[number]];
    const model = makeCharacterModel(sketch);
    expect(makeRunner(model)).toBeUndefined();
    model.dispose();
  });
} else {
  afterAll(() => native.engine.dispose());
  const lstm = ['LSTM', { units: 9, returnSequences: true }] as const;
  const taken = [
    ['an LSTM', chainNet([lstm])],
    ['dropout around it', chainNet([['Dropout'], lstm, ['Dropout']])],
    [
      'an LSTM without biases',
      chainNet([['LSTM', { units: 8, useBias: false, returnSequences: true }]], {
        dense: { useBias: false },
      }),
    ],
  ] as const;

  describe('an operation of our own that writes', () => {
    checkWriter(taken, (model, silent): TextWriter => {
      const runner = makeRunner(model, silent);
      if (runner === undefined) throw new Error('the net was not taken');
      return writerOf(runner, model.parameterCount);
    });

    it('gives way to a graph where a nucleus is asked for, which it does not know', () => {
      const model = makeCharacterModel(chainNet([lstm]));
      const writer = createTextWriter(native.engine, model);
      const choice = { temperature: 1, topP: 0.7 };
      for (const length of [20, 400]) {
        const written = writeInPieces(writer, [3, 1], [length], choice);
        const own = createCharacterwiseWriter(model);
        expect(written).toEqual(writeInPieces(own, [3, 1], [length], choice));
      }
      const runner = makeRunner(model);
      const states = [new Float32Array(9), new Float32Array(9)];
      expect(() => runner?.write(0, Float64Array.of(0.5), choice, states)).toThrow('top-p');
      writer.dispose();
      model.dispose();
    });

    it('is not taken for any other network', () => {
      const others = [
        ...recurrentNets.filter(([what]) => !what.includes('LSTM')).map(([, sketch]) => sketch),
        chainNet([['LSTM', { units: 9, returnSequences: true, activation: 'relu' }]]),
        chainNet([lstm, lstm]),
        chainNet([lstm], { embedding: { maskZero: true } }),
      ];
      for (const sketch of others) {
        const model = makeCharacterModel(sketch);
        expect(makeRunner(model)).toBeUndefined();
        model.dispose();
      }
    });
  });
}
