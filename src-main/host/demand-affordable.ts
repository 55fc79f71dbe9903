import { totalmem } from 'node:os';

import { isSameShape } from '../../src-shared/graph/shape.ts';
import { isFinding } from '../../src-shared/graph/diagnostic.ts';
import type { NodeAnalysis } from '../../src-shared/graph/analyse-graph.ts';
import { noParameters, type Incoming } from '../../src-shared/layers/define-layer.ts';
import { layerOf } from '../../src-shared/layers/index.ts';
import { countNonTrainable } from '../../src-shared/layers/trainable-field.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import {
  estimateMemory,
  memoryLimitBytes,
  parameterLimit,
} from '../../src-shared/spec/estimate-memory.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';

/** A run may take this share of the device's memory. */
const shareInPercent = 80n;
const megabyte = 1_000_000n;

/**
 * Counts what a run would allocate before the trainer hears of it, whoever made the spec. Throws
 * `too-large-to-train` for one that the device (`memoryBytes` in all) cannot hold, `spec-inconsistent` for one
 * whose shapes are not those of its layers.
 */
export function demandAffordable(spec: RunSpec, memoryBytes: number = totalmem()): void {
  const nodes = new Map<string, NodeAnalysis>();
  for (const { id, shape, numbers } of spec.model.inputs) {
    nodes.set(id, { ...nothing, shape, numbers });
  }
  let parameterCount = 0n;
  let nonTrainableCount = 0n;
  for (const { id, type, config, from, outputShape } of spec.model.layers) {
    const layer = layerOf(type);
    const incoming = from.map((source): Incoming => {
      const known = nodes.get(source);
      if (known?.shape === undefined) throw new ProblemError('spec-inconsistent', { node: id });
      return { shape: known.shape, numbers: known.numbers };
    });
    const isCounted = incoming.length >= layer.inputs.min && incoming.length <= layer.inputs.max;
    const shape = isCounted ? layer.outputShape(config, incoming) : [];
    if (isFinding(shape) || !isSameShape(shape, outputShape))
      throw new ProblemError('spec-inconsistent', { node: id });
    const parameters = layer.parameterCount(config, incoming);
    parameterCount += parameters.count;
    nonTrainableCount += countNonTrainable(config, parameters);
    const workingElements = layer.workingElements(config, incoming);
    nodes.set(id, { incoming, shape, numbers: 'float', parameters, workingElements });
  }
  const analysis = { order: [], nodes, parameterCount, nonTrainableCount, diagnostics: [] };
  const { total } = estimateMemory(analysis, spec.training);
  const ofDevice = (BigInt(memoryBytes) * shareInPercent) / 100n;
  const limit = ofDevice < memoryLimitBytes ? ofDevice : memoryLimitBytes;
  if (total <= limit && parameterCount <= parameterLimit) return;
  throw new ProblemError('too-large-to-train', {
    neededMegabytes: Number(total / megabyte),
    limitMegabytes: Number(limit / megabyte),
  });
}

const nothing = { incoming: [], parameters: noParameters, workingElements: 0n } as const;
