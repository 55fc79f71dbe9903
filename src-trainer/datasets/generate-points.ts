import type { DataSource } from '../../src-shared/document/document.ts';
import { randomStream, type RandomStream } from '../random/random-stream.ts';

export type PointsSource = Extract<DataSource, { kind: 'points' }>;

/** Points of the plane and their classes. */
export type Points = {
  /** `[count, 2]`, flat: x and y, about -1 to 1 where there is little noise. */
  readonly coordinates: Float32Array<ArrayBuffer>;
  /** `[count]`, 0 or 1; as many of one as of the other, class 0 having the odd one. */
  readonly classes: Int32Array<ArrayBuffer>;
};

/** Where a point of a class lies before the noise; `share` is how far along its class it comes, `[0, 1)`. */
type Place = (
  isOne: boolean,
  share: number,
  random: RandomStream,
) => readonly [x: number, y: number];

/**
 * Draws the points that `source` describes. They follow from its pattern and count alone: the same source
 * gives the same points on every machine, and noise moves the same points further.
 */
export function generatePoints(source: PointsSource): Points {
  const { pattern, count, noise } = source;
  const random = randomStream(0, 'points', pattern);
  const coordinates = new Float32Array(2 * count);
  const classes = new Int32Array(count);
  const place = places[pattern];
  for (let index = 0; index < count; index += 1) {
    const isOne = index % 2 === 1;
    const [x, y] = place(isOne, Math.floor(index / 2) / Math.ceil(count / 2), random);
    coordinates[2 * index] = x + noise * random.nextNormal();
    coordinates[2 * index + 1] = y + noise * random.nextNormal();
    classes[index] = isOne ? 1 : 0;
  }
  return { coordinates, classes };
}

const places: Readonly<Record<PointsSource['pattern'], Place>> = {
  /** A disc of class 1 (radius up to 0.4) inside a ring of class 0 (0.65 to 0.95). */
  circle: (isOne, _share, random) => {
    const radius = isOne
      ? 0.4 * Math.sqrt(random.nextUniform())
      : 0.65 + 0.3 * random.nextUniform();
    return around(0, 0, radius, 2 * Math.PI * random.nextUniform());
  },
  /** Four squares; class 1 where x and y have one sign. A gap of 0.1 runs along both axes. */
  xor: (isOne, _share, random) => {
    const x = away(random);
    const y = Math.abs(away(random)) * Math.sign(x);
    return [x, isOne ? y : -y];
  },
  /** Two clouds of standard deviation 0.18 around (0.45, 0.45), class 1, and (-0.45, -0.45). */
  gauss: (isOne, _share, random) => {
    const middle = isOne ? 0.45 : -0.45;
    return [middle + 0.18 * random.nextNormal(), middle + 0.18 * random.nextNormal()];
  },
  /** Two arms that wind outwards, 1.75 turns each, half a turn apart. */
  spiral: (isOne, share) =>
    around(0, 0, 0.05 + 0.9 * share, 3.5 * Math.PI * share + (isOne ? Math.PI : 0)),
  /** Two half circles that reach into one another. */
  moons: (isOne, share) => {
    const angle = Math.PI * share;
    return isOne ? around(0.3, 0.15, 0.6, angle + Math.PI) : around(-0.3, -0.15, 0.6, angle);
  },
};

function around(x: number, y: number, radius: number, angle: number): readonly [number, number] {
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
}

/** A number of either sign whose size is 0.05 to 0.95. */
function away(random: RandomStream): number {
  const size = 0.05 + 0.9 * random.nextUniform();
  return random.nextUniform() < 0.5 ? -size : size;
}
