import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A run's loss points, `steps.bin`: float64 rows, little-endian, `[steps, 2 + metrics]`: step, epoch, then
 * the metrics. Every step has its row, so that step s stands in row s - 1.
 */
export type StepRecord = {
  /** Adds rows behind the others. */
  readonly append: (rows: Float64Array) => void;
  readonly close: () => void;
};

/** Opens the record to go on after `step`: rows of later steps, which a resumed run does again, are cut off. */
export function openStepRecord(dir: string, columns: number, step: number): StepRecord {
  const file = openSync(join(dir, 'steps.bin'), step === 0 ? 'w' : 'a');
  const rowBytes = columns * Float64Array.BYTES_PER_ELEMENT;
  // A record that misses rows (lost with a crash of the machine) keeps its whole rows.
  const rows = Math.min(step, Math.floor(fstatSync(file).size / rowBytes));
  ftruncateSync(file, rows * rowBytes);
  return {
    append: (values) => {
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      let written = 0;
      while (written < bytes.length) written += writeSync(file, bytes, written);
    },
    close: () => closeSync(file),
  };
}
