import * as tf from '@tensorflow/tfjs-core';

import type { Probe } from '../../src-shared/protocol/probe.ts';
import { planForward, readValue, runForward } from '../model/forward.ts';
import { toInputs } from '../training/batch.ts';
import { createFloatWriter, keepChannels } from './float-writer.ts';
import { gridOver, planeOf } from './plane.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** More units of one layer are not sent. */
const mostUnits = 64;

/**
 * What every unit of layers says of each point of the square that holds the data, all of it from one pass:
 * `[rows, columns, units]` a node; an Input's units are x and y themselves. `undefined` where an example is not two
 * measurements.
 */
export function probeUnitMaps(
  probe: Extract<Probe, { kind: 'unit-maps' }>,
  context: Pick<ProbeContext, 'model' | 'dataset' | 'runId' | 'step'>,
): ProbeAnswer | undefined {
  const { model, dataset } = context;
  const plane = planeOf(dataset);
  if (plane === undefined) return undefined;
  const { resolution } = probe;
  const known = new Set([...model.spec.inputs, ...model.spec.layers].map(({ id }) => id));
  const nodeIds = probe.nodeIds.filter((nodeId) => known.has(nodeId));
  const grid = gridOver(plane.range, resolution);
  const places = resolution * resolution;
  const writer = createFloatWriter();
  const nodes = tf.tidy(() => {
    const inputs = toInputs(model.spec, grid, places);
    const values = runForward(planForward(model, nodeIds), inputs, { isTraining: false });
    return nodeIds.map((nodeId) => {
      const numbers = readValue(values, nodeId).dataSync<'float32'>().slice();
      const fullShape = [resolution, resolution, numbers.length / places];
      const block = { shape: fullShape, values: numbers };
      const kept = keepChannels(block, mostUnits * places);
      return { nodeId, shape: kept.shape, offset: writer.add(kept.values), fullShape };
    });
  });
  return {
    frame: {
      type: 'probe/unit-maps',
      ...frameHead(probe.id, context),
      range: [...plane.range],
      nodes,
    },
    bytes: writer.bytes(),
  };
}
