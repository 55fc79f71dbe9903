import type { Model } from '../../model/model.ts';
import { couplesExamples } from '../../training/step-program.ts';

/** With less to multiply in a step than this a network is small: what is around the operations costs more than they do. */
const leastMultiplications = 4e6;

/**
 * Into how many independent parts a batch is divided: as many as operations run side by side, one where the
 * network couples the examples of a batch or has hardly anything to calculate.
 */
export function countParts(model: Model, batchSize: number, parallelOperations: number): number {
  if (couplesExamples(model)) return 1;
  if (batchSize * countMultiplications(model) < leastMultiplications) return 1;
  return Math.min(parallelOperations, batchSize);
}

/** Where a run has fewer steps, XLA takes longer to compile one than it saves in all of them. */
const leastStepsForXla = 5000;

/**
 * Whether a network is so small, and trained for so long, that XLA is worth its time: it spares what TensorFlow does
 * around every operation.
 */
export function isForXla(model: Model, batchSize: number, totalSteps: number): boolean {
  return (
    totalSteps >= leastStepsForXla && batchSize * countMultiplications(model) < leastMultiplications
  );
}

/** About how many multiplications one example takes on its way forward: each kernel's numbers at every place it is used. */
function countMultiplications({ spec, weights }: Model): number {
  return spec.layers.reduce((sum, { id, outputShape }) => {
    const places = outputShape.slice(0, -1).reduce((product, size) => product * size, 1);
    const kernels = weights.filter(
      ({ nodeId, variable }) => nodeId === id && variable.shape.length > 1,
    );
    return sum + places * kernels.reduce((numbers, { variable }) => numbers + variable.size, 0);
  }, 0);
}
