import * as tf from '@tensorflow/tfjs-core';

import { inOwnUnits } from '../../src-shared/datasets/table-pipeline.ts';
import type { LayerSpec } from '../../src-shared/spec/run-spec.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { toInputs } from '../training/batch.ts';
import { createFloatWriter } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** Points of the data that are sent along, spread evenly over all. */
const mostPoints = 2_000;
/** Of a wider layer no contributions are sent. */
const mostUnits = 512;

/**
 * What a network from one number to one number says all along its data, and what each unit before its last layer
 * adds to it: unit j's contribution at x is h_j(x) w_j, and output(x) = Σ_j h_j(x) w_j + b. Contributions are
 * absent where the last layer is no linear Dense. All are in the units of what is learned. `undefined` where an example is not one number and one answer.
 */
export function probeCurve(
  probe: Extract<Probe, { kind: 'curve' }>,
  context: Pick<ProbeContext, 'model' | 'dataset' | 'runId' | 'step'>,
): ProbeAnswer | undefined {
  const { model, dataset } = context;
  const [output] = model.outputs;
  if (output === undefined || !isCurve(dataset) || output.shape.join() !== '1') return undefined;
  const points = readPoints(dataset);
  const range = rangeOf(points);
  const xs = spread(range, probe.resolution);
  const last = findLastSum(model, output.from);
  const { fitted, hidden } = tf.tidy(() => {
    const plan = planForward(model, [output.from]);
    const values = runForward(plan, toInputs(model.spec, xs, xs.length), { isTraining: false });
    return {
      fitted: readValue(values, output.from).dataSync<'float32'>().slice(),
      hidden: last && readValue(values, last.from).dataSync<'float32'>().slice(),
    };
  });
  const widen = (weight: number): number => weight * (dataset.target?.deviation ?? 1);
  const writer = createFloatWriter();
  return {
    frame: {
      type: 'probe/curve',
      ...frameHead(probe.id, context),
      range,
      fitted: {
        shape: [fitted.length],
        offset: writer.add(fitted.map((number) => inOwnUnits(dataset.target, number))),
      },
      ...(last !== undefined &&
        hidden !== undefined && {
          sum: {
            nodeId: last.from,
            bias: inOwnUnits(dataset.target, last.bias),
            shape: [last.weights.length, xs.length],
            offset: writer.add(weigh(hidden, last.weights.map(widen), xs.length)),
          },
        }),
      points: { shape: [points.length / 3, 3], offset: writer.add(points) },
    },
    bytes: writer.bytes(),
  };
}

/** Whether examples are one number each, and so are their answers. */
function isCurve({ inputShape, targetShape, task }: Dataset): boolean {
  return inputShape.join() === '1' && targetShape.join() === '1' && task === 'regression';
}

/** The last layer as a weighted sum: whose numbers it adds up, how each is weighed, and what is added to all. */
type LastSum = {
  readonly from: string;
  readonly weights: Float32Array;
  readonly bias: number;
};

function findLastSum({ spec, weights }: Model, id: string): LastSum | undefined {
  const layer = spec.layers.find((one) => one.id === id);
  const from = layer === undefined ? undefined : inputOfSum(layer);
  if (layer === undefined || from === undefined) return undefined;
  const read = (name: string): Float32Array | undefined =>
    weights
      .find((one) => one.name === `${layer.id}/${name}`)
      ?.variable.dataSync<'float32'>()
      .slice();
  const kernel = read('kernel');
  if (kernel === undefined || kernel.length > mostUnits) return undefined;
  return { from, weights: kernel, bias: read('bias')?.[0] ?? 0 };
}

function inputOfSum({ type, config, from }: LayerSpec): string | undefined {
  return type === 'Dense' && config['activation'] === 'linear' ? from[0] : undefined;
}

/** What each unit adds: `[rows, units]` times `[units]`, turned into `[units, rows]`. */
function weigh(hidden: Float32Array, weights: Float32Array, rows: number): Float32Array {
  const units = weights.length;
  const contributions = new Float32Array(units * rows);
  for (const [unit, weight] of weights.entries()) {
    for (let row = 0; row < rows; row += 1) {
      contributions[unit * rows + row] = (hidden[row * units + unit] ?? 0) * weight;
    }
  }
  return contributions;
}

/** `[points, 3]`: x, y, held out (0 or 1). */
function readPoints({ train, validation, target }: Dataset): Float32Array {
  const every = Math.max(1, Math.ceil((train.count + validation.count) / mostPoints));
  const take = (examples: Examples, isHeldOut: number): number[] => {
    const count = Math.ceil(examples.count / every);
    const indices = Int32Array.from({ length: count }, (_, index) => index * every);
    const xs = examples.gatherInputs(indices);
    const ys = examples.gatherTargets(indices);
    return Array.from(indices.keys()).flatMap((row) => [
      xs[row] ?? 0,
      inOwnUnits(target, ys[row] ?? 0),
      isHeldOut,
    ]);
  };
  return Float32Array.from([...take(train, 0), ...take(validation, 1)]);
}

/** From the smallest x to the largest. */
function rangeOf(points: Float32Array): [number, number] {
  const xs = points.filter((_, index) => index % 3 === 0);
  return [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
}

function spread([low, high]: [number, number], resolution: number): Float32Array {
  return Float32Array.from(
    { length: resolution },
    (_, index) => low + ((high - low) * index) / (resolution - 1),
  );
}
