import { activationFunctions } from '../../src-shared/layers/activation-functions.ts';
import { activationNames, type ActivationName } from '../../src-shared/layers/activation-names.ts';

/** What of the plane a picture shows: this far to both sides of 0. */
const shown = { x: 2.6, y: 1.5 };

/**
 * The curve of an activation as an SVG path in a box of `width` × `height` with 0 in its middle; where it
 * leaves the box it ends.
 */
export function activationPath(name: ActivationName, width: number, height: number): string {
  const f = activationFunctions[name].value;
  const steps = 52;
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const x = (step / steps) * 2 * shown.x - shown.x;
    return { x, y: f(x) };
  }).filter(({ y }) => Math.abs(y) <= shown.y);
  const place = ({ x, y }: { x: number; y: number }): string =>
    `${((x / shown.x + 1) * (width / 2)).toFixed(1)} ${((1 - y / shown.y) * (height / 2)).toFixed(1)}`;
  return `M${points.map(place).join('L')}`;
}

export function isActivationName(name: string): name is ActivationName {
  return activationNames.some((known) => known === name);
}
