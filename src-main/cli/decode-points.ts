import type { RunEvent } from '../../src-shared/protocol/run-events.ts';

/** A loss point as `--json` prints it: step, epoch and the metrics by name; not-a-number is `null`. */
export type Point = Readonly<Record<string, number | null>>;

/** Reads the points of a `run/steps` event out of its bytes, float64 `[count, 2 + metrics]`. */
export function decodePoints(
  { count, metrics }: Pick<Extract<RunEvent, { type: 'run/steps' }>, 'count' | 'metrics'>,
  bytes: Uint8Array<ArrayBuffer>,
): readonly Point[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = ['step', 'epoch', ...metrics];
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(
      names.map((name, column) => {
        const value = view.getFloat64((row * names.length + column) * 8, true);
        return [name, Number.isFinite(value) ? value : null];
      }),
    ),
  );
}
