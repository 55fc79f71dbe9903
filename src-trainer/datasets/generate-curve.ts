import { curveDomain, targetAt } from '../../src-shared/datasets/curves.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import { randomStream } from '../random/random-stream.ts';

export type CurveSource = Extract<DataSource, { kind: 'curve' }>;

/** Points of a curve. */
export type CurvePoints = {
  /** `[count]`, drawn evenly from the curve's domain. */
  readonly xs: Float32Array<ArrayBuffer>;
  /** `[count]`, the curve's values and the noise. */
  readonly ys: Float32Array<ArrayBuffer>;
};

/**
 * The points of a source to learn from, or those to be measured on; both follow from the source's seed, and
 * neither from how many there are of the other. More points begin with the fewer, and noise moves the same
 * points further.
 */
export function generateCurve(source: CurveSource, part: 'train' | 'held-out'): CurvePoints {
  const { noise, seed } = source;
  const count = part === 'train' ? source.count : source.heldOut;
  const random = randomStream(seed, 'curve', part);
  const [low, high] = curveDomain;
  const xs = new Float32Array(count);
  const ys = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    const x = Math.fround(low + (high - low) * random.nextUniform());
    xs[index] = x;
    ys[index] = targetAt(source, x) + noise * random.nextNormal();
  }
  return { xs, ys };
}
