import type { Trace } from './trace.ts';

/**
 * What XLA is not asked for. Its convolutions on the processor take ten times as long as TensorFlow's own; its
 * random numbers are others than those that the step drew when it was not compiled; and operations of our own it
 * does not know.
 */
const leftToTensorFlow = /Conv|Pool|Random|^Lienzo/;

/** The first operation of a step that XLA is not asked for, in words for a log. */
export function findXlaObstacle({ operations }: Trace): string | undefined {
  const found = operations.find(({ name }) => leftToTensorFlow.test(name));
  return found && `it has the operation ${found.name}`;
}

/** That XLA is not to compile a step, and why. The step is then compiled without it. */
export class NotForXla extends Error {
  constructor(reason: string) {
    super(`not for XLA: ${reason}`);
  }
}
