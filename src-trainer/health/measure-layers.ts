import * as tf from '@tensorflow/tfjs-core';

import { flatEnds, type LayerStatistics } from '../../src-shared/protocol/layer-reading.ts';
import type { LayerSpec, ModelSpec } from '../../src-shared/spec/run-spec.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { feedInputs } from '../model/feed-inputs.ts';
import { planForward, readValue, runForward, type Values } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { gatherPart } from '../training/batch-parts.ts';
import { dropoutRatesOf } from '../training/dropout-rates.ts';
import { liveStep } from '../training/eager-steps.ts';
import { lossTargets } from '../training/measure-outputs.ts';
import { createStepProgram, type BatchPart, type StepInputs } from '../training/step-program.ts';
import { noRules } from '../training/step-rules.ts';
import {
  countGradients,
  countOutputs,
  finite,
  normOf,
  shareBeyond,
  shareOfDead,
} from './count-numbers.ts';
import { measurePreActivations } from './pre-activations.ts';

/** The fixed batch has at most so many examples, and at most so many numbers where it can. */
const mostExamples = 64;
const mostNumbers = 65_536;
const fewestExamples = 8;

/**
 * Makes what looks at a network's layers: forward and backward on a fixed small batch of training examples, spread
 * evenly over all, in training mode. Weights and moving statistics are afterwards what they were before.
 */
export function createLayerMeasurement(model: Model, dataset: Dataset): () => LayerStatistics[] {
  const examples = dataset.train.forEpoch(0);
  const size = Math.min(examples.count, batchSize(dataset));
  const indices = Int32Array.from({ length: size }, (_, index) =>
    Math.floor((index * examples.count) / size),
  );
  const shown = shownLayers(model);
  const program = createStepProgram(model, noRules);
  const before = shown.flatMap(({ type, from: [from = ''] }) =>
    type === 'BatchNormalization' ? [from] : [],
  );
  const plan = planForward(model, [...lossTargets(model), ...shown.map(({ id }) => id), ...before]);

  const forward = ({ inputs, targets }: BatchPart, live: StepInputs): Values => {
    model.counter.live = { ...live, part: 0 };
    try {
      const given = feedInputs(model.spec, inputs, targets);
      return runForward(plan, given, { isTraining: true });
    } finally {
      model.counter.live = undefined;
    }
  };
  return () => {
    let measured: LayerStatistics[] = [];
    keepingStatistics(model, () => {
      const part = gatherPart(dataset, examples, indices);
      const live = liveStep(model.counter.step, noRules, {
        dropoutRates: dropoutRatesOf(model),
        rules: noRules,
      });
      const values = forward(part, live);
      const { gradients } = program([part], live);
      measured = shown.map((layer) => statisticsOf(model, layer, values, gradients));
    });
    return measured;
  };
}

function batchSize({ inputShape }: Dataset): number {
  const numbers = inputShape.reduce((product, one) => product * one, 1);
  return Math.max(fewestExamples, Math.min(mostExamples, Math.floor(mostNumbers / numbers)));
}

/** The layers that have trainable weights or bend what they are given. */
function shownLayers(model: Model): LayerSpec[] {
  const withWeights = new Set(
    model.weights.filter(({ isTrainable }) => isTrainable).map(({ nodeId }) => nodeId),
  );
  return model.spec.layers.filter(
    ({ id, config }) => withWeights.has(id) || (config['activation'] ?? 'linear') !== 'linear',
  );
}

/** Lets `work` move the statistics that are kept and not learned, and puts them back. All its tensors are given back. */
function keepingStatistics(model: Model, work: () => void): void {
  const kept = model.weights
    .filter(({ isTrainable }) => !isTrainable)
    .map(({ variable }) => ({ variable, value: variable.clone() }));
  try {
    tf.tidy(work);
  } finally {
    for (const { variable, value } of kept) {
      variable.assign(value);
      value.dispose();
    }
  }
}

function statisticsOf(
  model: Model,
  layer: LayerSpec,
  values: Values,
  gradients: Readonly<Record<string, tf.Tensor>>,
): LayerStatistics {
  const outputs = readValue(values, layer.id).dataSync<'float32'>();
  const own = model.weights.filter(({ nodeId, isTrainable }) => nodeId === layer.id && isTrainable);
  const slopes = own.flatMap(({ variable }) => gradients[variable.name] ?? []);
  const numbers = slopes.map((one) => one.dataSync<'float32'>());
  const preActivations = measurePreActivations(model, layer, values);
  return {
    nodeId: layer.id,
    ...countOutputs(outputs),
    ...(preActivations && { preActivations }),
    ...(own.length > 0 && {
      gradients: countGradients(numbers),
      gradientNorm: normOf(numbers),
      weightNorm: normOf(own.map(({ variable }) => variable.dataSync<'float32'>())),
    }),
    ...flatShares(model.spec, layer, outputs),
    ...(layer.type === 'BatchNormalization' && { drift: driftOf(model, layer, values) }),
  };
}

function flatShares(
  { outputs: ends }: ModelSpec,
  { id, type, config, outputShape }: LayerSpec,
  outputs: Float32Array,
): Pick<LayerStatistics, 'dead' | 'saturated'> {
  // What a gated layer gives is a product: it is near 0 for other reasons, and never at the ends of its tanh.
  if (type === 'LSTM' || type === 'GRU') return {};
  // Nor are sums, products and means of two directions.
  if (type === 'Bidirectional') {
    if (config['layer'] !== 'SimpleRNN' || config['mergeMode'] !== 'concat') return {};
  }
  const isLast = ends.some(({ from }) => from === id);
  switch (config['activation']) {
    case 'relu':
      return { dead: shareOfDead(outputs, outputShape.at(-1) ?? 1) };
    case 'tanh':
      return isLast ? {} : { saturated: shareBeyond(outputs, -flatEnds.tanh, flatEnds.tanh) };
    case 'sigmoid':
      return isLast
        ? {}
        : { saturated: shareBeyond(outputs, flatEnds.sigmoidLow, flatEnds.sigmoidHigh) };
    default:
      return {};
  }
}

/** The smallest variance that something can be compared with. */
const leastVariance = 1e-12;

function driftOf(
  model: Model,
  { id, from: [from = ''] }: LayerSpec,
  values: Values,
): LayerStatistics['drift'] {
  const moving = (name: string): Float32Array =>
    model.weights
      .find((one) => one.name === `${id}/moving_${name}`)
      ?.variable.dataSync<'float32'>() ?? new Float32Array(0);
  const [means, variances] = [moving('mean'), moving('variance')];
  const input = readValue(values, from).dataSync<'float32'>();
  const channels = means.length;
  const rows = input.length / channels;
  let [meanDrift, varianceDrift] = [0, 0];
  for (let channel = 0; channel < channels; channel += 1) {
    let [sum, squares] = [0, 0];
    for (let row = 0; row < rows; row += 1) sum += input[row * channels + channel] ?? 0;
    const mean = sum / rows;
    for (let row = 0; row < rows; row += 1)
      squares += ((input[row * channels + channel] ?? 0) - mean) ** 2;
    const variance = Math.max(leastVariance, squares / rows);
    meanDrift += Math.abs((means[channel] ?? 0) - mean) / Math.sqrt(variance);
    varianceDrift += Math.abs(
      Math.log(Math.max(leastVariance, variances[channel] ?? 1) / variance),
    );
  }
  return { mean: finite(meanDrift / channels), variance: finite(varianceDrift / channels) };
}
