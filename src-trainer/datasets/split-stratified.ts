import { randomStream, type StreamName } from '../random/random-stream.ts';

/** Which examples are learned from and which are held out, both in ascending order. */
export type Split = {
  readonly train: Int32Array<ArrayBuffer>;
  readonly validation: Int32Array<ArrayBuffer>;
};

/**
 * Holds out `share` (0 to 0.9) of the examples, the same share of every class as nearly as whole numbers
 * allow; `round(share × count)` in all, and never all of them. What is held out follows from `name`; a
 * smaller share holds out part of what a larger one does.
 *
 * @param classes `[count]`, whole numbers from 0
 */
export function splitStratified(
  classes: Int32Array | Uint8Array,
  share: number,
  name: StreamName,
): Split {
  const byClass = new Map<number, number[]>();
  for (const [index, label] of classes.entries()) {
    const members = byClass.get(label);
    if (members === undefined) byClass.set(label, [index]);
    else members.push(index);
  }

  const total = Math.min(Math.round(share * classes.length), Math.max(0, classes.length - 1));
  const classOf = [...byClass.keys()].sort((a, b) => a - b);
  const groups = classOf.map((label) => byClass.get(label) ?? []);
  const quotas = apportion(
    groups.map((members) => members.length),
    total,
  );

  const isHeldOut = new Uint8Array(classes.length);
  for (const [group, members] of groups.entries()) {
    const random = randomStream(...name, classOf[group] ?? 0);
    // Fisher and Yates, as far as is needed: a smaller quota is a part of a larger one.
    for (let at = 0; at < (quotas[group] ?? 0); at += 1) {
      const chosen = at + random.nextBelow(members.length - at);
      const index = members[chosen] ?? 0;
      members[chosen] = members[at] ?? 0;
      isHeldOut[index] = 1;
    }
  }
  const validation = new Int32Array(total);
  const train = new Int32Array(classes.length - total);
  let heldOut = 0;
  for (let index = 0; index < classes.length; index += 1) {
    if (isHeldOut[index] === 1) validation[heldOut++] = index;
    else train[index - heldOut] = index;
  }
  return { train, validation };
}

/** Shares `total` out in proportion to `sizes` (Hamilton's largest remainders); no part exceeds its size. */
function apportion(sizes: readonly number[], total: number): number[] {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  if (count === 0) return [];
  const exact = sizes.map((size) => (size * total) / count);
  const parts = exact.map(Math.floor);
  let left = total - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, group) => ({ group, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.group - b.group);
  for (const { group } of byRemainder) {
    if (left === 0) break;
    parts[group] = (parts[group] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
