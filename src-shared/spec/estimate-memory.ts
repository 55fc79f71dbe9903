import type { GraphAnalysis } from '../graph/analyse-graph.ts';
import { countElements } from '../graph/shape.ts';
import type { OptimizerSettings, TrainingSettings } from '../document/document.ts';

/** What a training run would hold at once, in bytes, known before anything is allocated. */
export type MemoryEstimate = {
  readonly weights: bigint;
  /** Of what training changes alone; so are the slots. */
  readonly gradients: bigint;
  readonly optimizerSlots: bigint;
  /** Outputs of all layers for one batch, kept for the backward pass, with their gradients. */
  readonly activations: bigint;
  readonly total: bigint;
};

const bytesPerFloat = 4n;

/** A run that would need more than this is refused; the machine's own limit may be lower. */
export const memoryLimitBytes = 8n * 1024n ** 3n;

/** A model of more parameters than this is refused whatever the memory: no frame or file would carry it. */
export const parameterLimit = 100_000_000n;

/** Numbers an optimizer keeps for every weight. Source: Keras API, Optimizers. */
export function slotsPerWeight(optimizer: OptimizerSettings): number {
  switch (optimizer.type) {
    case 'sgd':
      return 0;
    case 'momentum':
    case 'rmsprop':
      return 1;
    case 'adam':
    case 'adamw':
      return 2;
  }
}

/** The estimate for a graph that has been analysed, in exact arithmetic. */
export function estimateMemory(
  analysis: GraphAnalysis,
  training: Pick<TrainingSettings, 'batchSize' | 'optimizer'>,
): MemoryEstimate {
  const weights = analysis.parameterCount * bytesPerFloat;
  const gradients = (analysis.parameterCount - analysis.nonTrainableCount) * bytesPerFloat;
  const optimizerSlots = gradients * BigInt(slotsPerWeight(training.optimizer));
  let elements = 0n;
  for (const node of analysis.nodes.values()) {
    elements += 2n * countElements(node.shape ?? [0]) + node.workingElements;
  }
  const activations = elements * BigInt(training.batchSize) * bytesPerFloat;
  const total = weights + gradients + optimizerSlots + activations;
  return { weights, gradients, optimizerSlots, activations, total };
}
