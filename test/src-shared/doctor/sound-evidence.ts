import type { Evidence } from '../../../src-shared/doctor/evidence.ts';
import type { LayerReading, LayerStatistics } from '../../../src-shared/protocol/layer-reading.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { chainSpec, points } from '../../src-trainer/small-run.ts';

/** A classifier of points with three hidden layers of this activation. */
export function specOf(activation = 'relu', training: Partial<RunSpec['training']> = {}): RunSpec {
  return chainSpec(
    points,
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 8, activation }],
      ['Dense', { units: 8, activation }],
      ['Dense', { units: 8, activation }],
      ['Dense', { units: 2, activation: 'softmax' }],
      ['Output'],
    ],
    training,
  );
}

/** A reading of that network's four layers; `own` says what is particular to each. */
export function readingOf(
  step: number,
  own: (index: number) => Partial<LayerStatistics> = () => ({}),
): LayerReading {
  const layers = [1, 2, 3, 4].map((number, index) => ({
    nodeId: `dense_${number}`,
    spread: 1,
    gradientNorm: 0.1,
    weightNorm: 2,
    updateRatio: 2e-3,
    ...own(index),
  }));
  return { step, layers };
}

/** What is known of a run that goes well, with `changes`. */
export function evidenceOf(changes: Partial<Evidence> = {}): Evidence {
  const losses = Array.from({ length: 200 }, (_, step) => 0.1 + 0.6 * Math.exp(-step / 60));
  return {
    spec: specOf(),
    changes: [],
    stepsPerEpoch: 10,
    facts: {
      count: 160,
      measured: 160,
      inputSize: 2,
      scale: { mean: 0.1, largest: 0.6, smallest: 0.5 },
      classes: [80, 80],
      order: 0.02,
    },
    losses,
    step: losses.length,
    epochs: Array.from({ length: 20 }, (_, index) => ({
      epoch: index + 1,
      step: 10 * (index + 1),
      loss: losses[10 * index + 9] ?? 0,
      valLoss: (losses[10 * index + 9] ?? 0) + 0.05,
    })),
    readings: [readingOf(0), readingOf(20), readingOf(199)],
    isDiverged: false,
    ...changes,
  };
}
