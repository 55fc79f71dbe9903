import { isDeepStrictEqual } from 'node:util';

import type { Trace } from './trace.ts';

/**
 * The first thing in which two traces of the same program differ, in words for a log; `undefined` where they
 * are the same: the same operations on the same inputs, and every constant equal bit for bit.
 *
 * Recorded under different circumstances (another batch, step, rate), a difference is something that was
 * taken for a constant and is none: a mask drawn in JavaScript, a rate held by an optimizer.
 */
export function findDifference(one: Trace, other: Trace): string | undefined {
  for (const [index, operation] of one.operations.entries()) {
    const counterpart = other.operations[index];
    if (counterpart?.name !== operation.name) {
      return `operation ${index} is ${operation.name} once and ${counterpart?.name ?? 'none'} then`;
    }
    if (!isDeepStrictEqual(operation.attributes, counterpart.attributes)) {
      return `operation ${index}, ${operation.name}, has other attributes the second time`;
    }
    if (!isDeepStrictEqual(operation.inputs, counterpart.inputs)) {
      return `operation ${index}, ${operation.name}, has other inputs the second time`;
    }
  }
  if (other.operations.length !== one.operations.length) {
    return `there are ${one.operations.length} operations once and ${other.operations.length} then`;
  }
  for (const [index, { shape, dtype, bytes }] of one.constants.entries()) {
    const counterpart = other.constants[index];
    const isSame =
      counterpart?.dtype === dtype &&
      isDeepStrictEqual(counterpart.shape, shape) &&
      Buffer.from(bytes).equals(counterpart.bytes);
    if (!isSame) return `a constant of ${nameUser(one, index)} is another one the second time`;
  }
  if (!isDeepStrictEqual([...one.results], [...other.results])) return 'other results are given';
  return undefined;
}

/** The operation that reads a constant. */
function nameUser({ operations }: Trace, constant: number): string {
  const index = operations.findIndex(({ inputs }) =>
    inputs.some((input) => input.kind === 'constant' && input.constant === constant),
  );
  return `operation ${index}, ${operations[index]?.name ?? 'a result'},`;
}
