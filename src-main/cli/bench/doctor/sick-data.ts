import type { DrawnPoint } from '../../../../src-shared/datasets/drawn.ts';
import type { Draw } from './draw.ts';
import type { Task } from './set-up.ts';

const centres = [
  [-0.4, -0.3],
  [0.4, -0.3],
  [0, 0.45],
] as const;

/** Clouds of points around centres of their own, class by class, with so many in each class. */
export function drawnClasses(draw: Draw, counts: readonly number[]): Task {
  const spread = draw.between(0.12, 0.2);
  const place = (centre: number): number =>
    Math.max(-1, Math.min(1, centre + spread * draw.normal()));
  const points = counts.flatMap((count, label) => {
    const [x, y] = centres[label] ?? centres[0];
    return Array.from({ length: count }, (): DrawnPoint => [place(x), place(y), label]);
  });
  return {
    data: { source: { kind: 'drawn', points }, validationShare: 0.2 },
    shape: [2],
    classes: counts.length,
    training: { batchSize: draw.one([16, 32]), epochs: draw.whole(15, 30) },
  };
}

/** The lines of a table of two classes whose numbers go from about 1 to about 10,000. */
export function tableOfScales(draw: Draw): readonly string[] {
  const largest = draw.magnitude(2000, 10_000);
  const scales = [1, 10, 100, largest];
  const rows = Array.from({ length: draw.whole(200, 500) }, () => {
    const features = scales.map(() => draw.between(0, 1));
    const [a = 0, b = 0, c = 0, d = 0] = features;
    const cells = features.map((value, at) => (value * (scales[at] ?? 1)).toPrecision(6));
    return [...cells, a + b > c + d ? 'yes' : 'no'].join(',');
  });
  return ['rooms,age,distance,income,bought', ...rows];
}
