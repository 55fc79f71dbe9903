import * as tf from '@tensorflow/tfjs-core';

import { inOwnUnits } from '../../src-shared/datasets/table-pipeline.ts';
import { heldOutExamples } from '../datasets/held-out-examples.ts';
import type { Probe } from '../../src-shared/protocol/probe.ts';
import { planForward, runForward } from '../model/forward.ts';
import type { Model } from '../model/model.ts';
import { toInputs } from '../training/batch.ts';
import { createFloatWriter, keepChannels } from './float-writer.ts';
import { frameHead, type ProbeAnswer, type ProbeContext } from './probe-context.ts';

/** More numbers of one node are not sent. */
const longestNode = 65_536;

/**
 * What nodes compute for one held-out example, in one pass: feature maps `[height, width, channels]`,
 * vectors `[units]`; an Input node shows the example itself, and an Output node numbers in the target's own units. An example beyond the last one starts over.
 */
export function probeActivations(
  probe: Extract<Probe, { kind: 'activations' }>,
  context: ProbeContext,
): ProbeAnswer | undefined {
  const { model, dataset } = context;
  const examples = heldOutExamples(dataset);
  if (examples.count === 0) return undefined;
  const example = probe.example % examples.count;
  const index = Int32Array.of(example);
  const asked = probe.nodeIds.flatMap((nodeId) => {
    const value = valueOfNode(model, nodeId);
    return value === undefined ? [] : [{ nodeId, value }];
  });
  const writer = createFloatWriter();
  const nodes = tf.tidy(() => {
    const plan = planForward(
      model,
      asked.map(({ value }) => value),
    );
    const inputs = toInputs(
      model.spec,
      examples.gatherInputs(index),
      1,
      dataset.task === 'captioning' ? examples.gatherTargets(index) : undefined,
    );
    const values = runForward(plan, inputs, { isTraining: false });
    return asked.flatMap(({ nodeId, value }) => {
      const tensor = values.get(value);
      if (tensor === undefined) return [];
      const fullShape = tensor.shape.slice(1);
      const isAnswer = model.spec.outputs.some(({ id }) => id === nodeId);
      const scale = isAnswer ? dataset.target : undefined;
      const numbers = Float32Array.from(tensor.dataSync(), (one) => inOwnUnits(scale, one));
      const kept = keepChannels({ shape: fullShape, values: numbers }, longestNode);
      return [{ nodeId, shape: kept.shape, offset: writer.add(kept.values), fullShape }];
    });
  });
  const [label] = dataset.targetShape.length === 0 ? examples.gatherTargets(index) : [];
  return {
    frame: {
      type: 'probe/activations',
      ...frameHead(probe.id, context),
      example,
      ...(label !== undefined && { label }),
      nodes,
    },
    bytes: writer.bytes(),
  };
}

/** The value that stands for a node: its own, or for an Output node what leads to it. */
function valueOfNode(model: Model, nodeId: string): string | undefined {
  const { inputs, layers, outputs } = model.spec;
  if ([...inputs, ...layers].some(({ id }) => id === nodeId)) return nodeId;
  return outputs.find(({ id }) => id === nodeId)?.from;
}
