import { finding, type Finding } from '../graph/diagnostic.ts';
import type { Shape } from '../graph/shape.ts';
import { activationNames } from './activation-names.ts';
import { averagePooling2d } from './average-pooling-2d.ts';
import { conv2d } from './conv-2d.ts';
import { defineLayer, type Config, type Incoming, type Layer } from './define-layer.ts';
import { dense } from './dense.ts';
import { boolean, choice, integer, integerPair, onlyFor } from './fields.ts';
import { flatten } from './flatten.ts';
import { globalAveragePooling2d } from './global-average-pooling-2d.ts';
import { initializerFields } from './initializer-fields.ts';
import { maxPooling2d } from './max-pooling-2d.ts';
import { trainableField } from './trainable-field.ts';

/** What can be done to every step alone. */
const steps = {
  Dense: dense,
  Conv2D: conv2d,
  MaxPooling2D: maxPooling2d,
  AveragePooling2D: averagePooling2d,
  GlobalAveragePooling2D: globalAveragePooling2d,
  Flatten: flatten,
} as const satisfies Readonly<Record<string, Layer>>;

const weighted = ['Dense', 'Conv2D'] as const;
const pooling = ['MaxPooling2D', 'AveragePooling2D'] as const;

/**
 * Does the same to every step of a sequence, with the same weights: `[time, ...step]` → `[time, ...result]`. Windows of
 * pooling stand side by side (their strides are their size, as Keras has it where none are given).
 * Source: Keras API, TimeDistributed layer.
 */
export const timeDistributed = defineLayer({
  type: 'TimeDistributed',
  kind: 'layer',
  category: 'recurrent',
  inputs: { min: 1, max: 1 },
  fields: {
    layer: choice('Dense', [
      'Dense',
      'Conv2D',
      'MaxPooling2D',
      'AveragePooling2D',
      'GlobalAveragePooling2D',
      'Flatten',
    ]),
    units: onlyFor('layer', ['Dense'], integer(32, 1, 1_000_000)),
    filters: onlyFor('layer', ['Conv2D'], integer(8, 1, 4096)),
    kernelSize: onlyFor('layer', ['Conv2D'], integerPair([3, 3], 1, 64)),
    strides: onlyFor('layer', ['Conv2D'], integerPair([1, 1], 1, 64)),
    poolSize: onlyFor('layer', pooling, integerPair([2, 2], 1, 64)),
    padding: onlyFor('layer', ['Conv2D', ...pooling], choice('valid', ['valid', 'same'])),
    activation: onlyFor('layer', weighted, choice('relu', activationNames)),
    kernelInitializer: onlyFor('layer', weighted, initializerFields.kernelInitializer),
    initializerScale: onlyFor('layer', weighted, initializerFields.initializerScale),
    useBias: onlyFor('layer', weighted, boolean(true)),
    trainable: onlyFor('layer', weighted, trainableField.trainable),
  },
  summaryFields: ['layer'],
  outputShape: (config, [incoming]) => {
    const [time = 1, ...step] = incoming?.shape ?? [];
    if (step.length === 0) return finding('rank-wrong', { expected: [2, 4], shape: [time] });
    const found = steps[config.layer].outputShape(stepConfig(config), stepOf(incoming));
    return 'code' in found ? ofSequence(found, time) : [time, ...found];
  },
  parameterCount: (config, [incoming]) =>
    steps[config.layer].parameterCount(stepConfig(config), stepOf(incoming)),
  workingElements: (config, [incoming]) =>
    BigInt(incoming?.shape[0] ?? 0) *
    steps[config.layer].workingElements(stepConfig(config), stepOf(incoming)),
  build: (make, config) =>
    make.timeDistributed((one) => steps[config.layer].build(one, stepConfig(config))),
});

/** What arrives at one step. */
function stepOf(incoming: Incoming | undefined): readonly Incoming[] {
  return incoming === undefined ? [] : [{ ...incoming, shape: incoming.shape.slice(1) }];
}

/** The settings of the layer that is done to each step. */
function stepConfig({ layer, ...config }: Config & { layer: keyof typeof steps }): Config {
  const { fields } = steps[layer];
  const settings: Config = layer.endsWith('Pooling2D')
    ? { ...config, strides: config['poolSize'] }
    : config;
  return Object.fromEntries(Object.keys(fields).map((name) => [name, settings[name]]));
}

/** What is wrong with a step, said of the sequence. */
function ofSequence(found: Finding, time: number): Finding {
  if (found.code !== 'rank-wrong') return found;
  const { expected, shape } = found.details;
  const whole: Shape = [time, ...shape];
  return finding('rank-wrong', { expected: expected.map((rank) => rank + 1), shape: whole });
}
