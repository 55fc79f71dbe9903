import type { DataSource } from '../../src-shared/document/document.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';

/** Whether two specs train the same thing the same way; what the document is called makes no difference. */
export function isSameSpec(a: RunSpec, b: RunSpec): boolean {
  return isEqual({ ...a, title: '' }, { ...b, title: '' });
}

/** Whether two runs learn from the same data. */
export function isSameData(a: DataSource | undefined, b: DataSource | undefined): boolean {
  return isEqual(a, b);
}

/** Compares plain data; the order of keys does not count, since a spec that was read has its schema's. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = new Map(Object.entries(a));
  const right = new Map(Object.entries(b));
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    if (!right.has(key) || !isEqual(value, right.get(key))) return false;
  }
  return true;
}
