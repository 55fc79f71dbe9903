import * as tf from '@tensorflow/tfjs-core';

import { inOwnUnits } from '../../src-shared/datasets/table-pipeline.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import { toInputs } from '../training/batch.ts';
import { createFloatWriter } from './float-writer.ts';
import { gridOver, planeOf } from './plane.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/**
 * What a network with two inputs says of every point of a square that holds the data, and the data's points.
 * Numbers are in the units of what is learned.
 * `undefined` where an example is not two measurements with one answer.
 */
export function probeSurface(
  probe: Extract<Probe, { kind: 'surface' }>,
  context: ProbeContext,
): ProbeAnswer | undefined {
  const { model, dataset } = context;
  const [output] = model.outputs;
  const plane = planeOf(dataset);
  if (output === undefined || plane === undefined) return undefined;
  const { points } = plane;
  const range: [number, number] = [...plane.range];
  const grid = gridOver(plane.range, probe.resolution);
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
      offset: writer.add(said.map((number) => inOwnUnits(dataset.target, number))),
      range,
      points: { shape: [points.length / 4, 4], offset: writer.add(points) },
    },
    bytes: writer.bytes(),
  };
}
