import type { Weight } from '../../model/model.ts';

/** Weights of fewer numbers than this are worked on together. */
const largestShared = 262_144;

/**
 * Small weights side by side, or one large weight alone. An operation costs some microseconds before it
 * calculates anything, so a formula of a dozen operations is applied once to a group instead of once to
 * each weight; a large weight is left alone, since joining it would copy it.
 */
export function groupWeights(weights: readonly Weight[]): readonly (readonly Weight[])[] {
  const groups: Weight[][] = [];
  let open: Weight[] = [];
  let openSize = 0;
  for (const weight of weights) {
    const { size } = weight.variable;
    if (size >= largestShared) {
      groups.push([weight]);
      continue;
    }
    if (openSize + size > largestShared) {
      groups.push(open);
      open = [];
      openSize = 0;
    }
    open.push(weight);
    openSize += size;
  }
  if (open.length > 0) groups.push(open);
  return groups;
}
