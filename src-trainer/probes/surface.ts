import * as tf from '@tensorflow/tfjs-core';

import type { Probe } from '../../src-shared/protocol/probe.ts';
import type { Dataset, Examples } from '../datasets/dataset.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import { toInputs } from '../training/batch.ts';
import { createFloatWriter } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** Points of the data that are sent along, spread evenly over all. */
const mostPoints = 2_000;

/**
 * What a network with two inputs says of every point of a square that holds the data, and the data's points.
 * `undefined` where an example is not two numbers.
 */
export function probeSurface(
  probe: Extract<Probe, { kind: 'surface' }>,
  context: ProbeContext,
): ProbeAnswer | undefined {
  const { model, dataset } = context;
  const [output] = model.outputs;
  if (output === undefined || dataset.inputShape.join() !== '2') return undefined;
  const points = readPoints(dataset);
  const range = squareAround(points);
  const grid = gridOver(range, probe.resolution);
  const said = tf.tidy(() => {
    const plan = planForward(model, [output.from]);
    const inputs = toInputs(model.spec, grid, grid.length / 2);
    const values = runForward(plan, inputs, { isTraining: false });
    return readValue(values, output.from).dataSync<'float32'>().slice();
  });
  const outputs = said.length / (probe.resolution * probe.resolution);
  const writer = createFloatWriter();
  return {
    frame: {
      type: 'probe/surface',
      ...frameHead(probe.id, context),
      shape: [probe.resolution, probe.resolution, outputs],
      offset: writer.add(said),
      range,
      points: { shape: [points.length / 4, 4], offset: writer.add(points) },
    },
    bytes: writer.bytes(),
  };
}

/** `[points, 4]`: x, y, class, held out (0 or 1). */
function readPoints({ train, validation }: Dataset): Float32Array {
  const total = train.count + validation.count;
  const every = Math.max(1, Math.ceil(total / mostPoints));
  const take = (examples: Examples, isHeldOut: number): number[] => {
    const count = Math.ceil(examples.count / every);
    const indices = Int32Array.from({ length: count }, (_, index) => index * every);
    const inputs = examples.gatherInputs(indices);
    const targets = examples.gatherTargets(indices);
    return Array.from(indices.keys()).flatMap((row) => [
      inputs[2 * row] ?? 0,
      inputs[2 * row + 1] ?? 0,
      targets[row] ?? 0,
      isHeldOut,
    ]);
  };
  return Float32Array.from([...take(train, 0), ...take(validation, 1)]);
}

/** The square around the origin that holds all points, its side a multiple of 1/2. */
function squareAround(points: Float32Array): [number, number] {
  let farthest = 0.5;
  for (const [index, value] of points.entries()) {
    if (index % 4 < 2) farthest = Math.max(farthest, Math.abs(value));
  }
  const half = Math.ceil(farthest * 2) / 2;
  return [-half, half];
}

/** `[rows, columns, 2]`: row 0 is the largest y, column 0 the smallest x. */
function gridOver([low, high]: [number, number], resolution: number): Float32Array {
  const at = (index: number): number => low + ((high - low) * index) / (resolution - 1);
  const grid = new Float32Array(resolution * resolution * 2);
  for (let row = 0; row < resolution; row += 1) {
    for (let column = 0; column < resolution; column += 1) {
      const place = 2 * (row * resolution + column);
      grid[place] = at(column);
      grid[place + 1] = at(resolution - 1 - row);
    }
  }
  return grid;
}
