import { describe, expect, it } from 'vitest';

import { diseaseIds, type DiseaseId } from '../../../src-shared/doctor/disease.ts';
import type { Evidence } from '../../../src-shared/doctor/evidence.ts';
import { diseases, examine } from '../../../src-shared/doctor/examine.ts';
import type { LayerStatistics } from '../../../src-shared/protocol/layer-reading.ts';
import { wordFinding, wordRemedy } from '../../../src-shared/messages/word-finding.ts';
import { evidenceOf, readingOf, specOf } from './sound-evidence.ts';

const facts = evidenceOf().facts!;
const flat = (loss: number): number[] => new Array<number>(200).fill(loss);
const readings = (own: (index: number) => Partial<LayerStatistics>) =>
  [0, 20, 199].map((step) => readingOf(step, own));

/** Of each disease a run that has it, and one that only looks like it. */
const cases: Readonly<Record<DiseaseId, readonly [sick: Evidence, alike: Evidence]>> = {
  'missing-normalisation': [
    evidenceOf({ facts: { ...facts, scale: { mean: 5200, largest: 9000, smallest: 0.9 } } }),
    evidenceOf({ facts: { ...facts, scale: { mean: 6, largest: 2, smallest: 0.4 } } }),
  ],
  'unshuffled-data': [
    evidenceOf({ spec: specOf('relu', { shuffle: false }), facts: { ...facts, order: 0.98 } }),
    // In order, but shuffled while training.
    evidenceOf({ facts: { ...facts, order: 0.98 } }),
  ],
  'imbalanced-data': [
    evidenceOf({ facts: { ...facts, classes: [152, 8] } }),
    evidenceOf({
      spec: specOf('relu', { balanceClasses: true }),
      facts: { ...facts, classes: [152, 8] },
    }),
  ],
  'dead-relus': [
    evidenceOf({ readings: readings((index) => ({ dead: index === 1 ? 1 : 0.1 })) }),
    evidenceOf({ readings: readings(() => ({ dead: 0.5 })) }),
  ],
  saturation: [
    evidenceOf({
      spec: specOf('tanh'),
      readings: readings((index) => ({ saturated: index === 0 ? 0.9 : 0.3 })),
    }),
    // A layer that has become sure of itself while it learned.
    evidenceOf({
      spec: specOf('tanh'),
      readings: [
        readingOf(0, () => ({ saturated: 0.02 })),
        readingOf(199, () => ({ saturated: 0.7 })),
      ],
    }),
  ],
  'exploding-gradients': [
    evidenceOf({ readings: readings((index) => ({ gradientNorm: 1e6 / 100 ** index })) }),
    evidenceOf({ readings: readings((index) => ({ gradientNorm: 8 / (1 + index) })) }),
  ],
  'vanishing-gradients': [
    evidenceOf({
      spec: specOf('sigmoid'),
      readings: readings((index) => ({ gradientNorm: 10 ** (2 * index - 7) })),
    }),
    // None at all is another thing.
    evidenceOf({
      spec: specOf('sigmoid'),
      readings: readings((index) => ({ gradientNorm: index < 3 ? 0 : 0.1, weightNorm: 0 })),
    }),
  ],
  'rate-too-high': [
    evidenceOf({
      isDiverged: true,
      losses: [0.7, 3, 90, Number.NaN],
      readings: readings(() => ({ updateRatio: 0.8 })),
    }),
    evidenceOf({ readings: readings(() => ({ updateRatio: 0.02 })) }),
  ],
  'rate-too-low': [
    evidenceOf({ losses: flat(0.8), readings: readings(() => ({ updateRatio: 1e-6 })) }),
    // Steps are as short, but it has come all the way: it has converged.
    evidenceOf({ readings: readings(() => ({ updateRatio: 1e-6 })) }),
  ],
  'loss-stuck': [
    evidenceOf({ losses: flat(Math.LN2) }),
    evidenceOf({ losses: [...flat(Math.LN2).slice(0, 120), ...flat(0.5).slice(0, 80)] }),
  ],
  overfitting: [
    evidenceOf({
      epochs: evidenceOf().epochs.map((one, index) => ({
        ...one,
        valLoss: 0.4 + 0.05 * Math.abs(index - 6),
      })),
    }),
    // Both stopped falling; neither rises.
    evidenceOf({ epochs: evidenceOf().epochs.map((one) => ({ ...one, valLoss: 0.45 })) }),
  ],
};

describe('the doctor', () => {
  it('finds nothing wrong with a sound run, nor with one of which it knows nothing', () => {
    expect(examine(evidenceOf())).toEqual([]);
    const unknown = { facts: undefined, losses: [], epochs: [], readings: [], step: 0 };
    expect(examine(evidenceOf(unknown))).toEqual([]);
  });

  it('looks for causes before what follows from them', () => {
    expect(diseases.map(({ id }) => id)).toEqual(diseaseIds);
    for (const { id, explainedBy } of diseases) {
      for (const cause of explainedBy) {
        expect(diseaseIds.indexOf(cause)).toBeLessThan(diseaseIds.indexOf(id));
      }
    }
  });

  it.each(diseaseIds)('names %s, says what shows it and what helps, in both languages', (id) => {
    const [finding, ...others] = examine(cases[id][0]);
    expect(others).toEqual([]);
    expect(finding?.disease).toBe(id);
    expect(finding?.remedies.length).toBeGreaterThan(0);
    for (const language of ['en', 'es'] as const) {
      const said = Object.values(wordFinding(finding!, language));
      const buttons = finding!.remedies.map((remedy) => wordRemedy(remedy, language));
      for (const text of [...said, ...buttons]) {
        expect(text.length).toBeGreaterThan(3);
        expect(text).not.toMatch(/[{}]|NaN|undefined|Infinity/);
      }
    }
  });

  it.each(diseaseIds)('does not take for %s what only looks like it', (id) => {
    expect(examine(cases[id][1]).map(({ disease }) => disease)).not.toContain(id);
  });

  it('says 59,049 and the like as each language writes them', () => {
    const [finding] = examine(cases['vanishing-gradients'][0]);
    expect(wordFinding(finding!, 'es').evidence).toBe(
      'dense_1 recibe 1,0 × 10⁻⁶ del gradiente de dense_4.',
    );
    const [stuck] = examine(cases['loss-stuck'][0]);
    expect(wordFinding(stuck!, 'en').evidence).toContain('0.69 (ln 2)');
  });

  it('offers a rate that brings a step to about a thousandth of the weights', () => {
    const [low] = examine(cases['rate-too-low'][0]);
    expect(low?.remedies[0]).toEqual({ kind: 'set-rate', rate: 3e-3 });
    const [high] = examine(cases['rate-too-high'][0]);
    expect(high?.remedies[0]).toEqual({ kind: 'set-rate', rate: 3e-6 });
  });
});
