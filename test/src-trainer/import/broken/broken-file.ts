import type { TableOptions } from '../../../../src-shared/datasets/import-options.ts';

/** Something that cannot be imported. */
export type BrokenFiles = {
  /** What is wrong, for the reader of the test. */
  readonly what: string;
  readonly files: Readonly<Record<string, Uint8Array | string>>;
  /** What is imported; the folder of the files where it is absent. */
  readonly given?: string;
  readonly table?: TableOptions;
  readonly code: string;
  /** What the problem says of the place: offsets, lines, columns, names. */
  readonly place: Readonly<Record<string, string | number>>;
};

type Place = BrokenFiles['place'];
/** Makes cases of one file of this name. */
export const single =
  (name: string) =>
  (
    what: string,
    content: Uint8Array | string,
    code: string,
    place: Place = {},
    table?: TableOptions,
  ) => ({ what, files: { [name]: content }, given: name, code, place, ...(table && { table }) });

/** The bytes with others at one place. */
export function patched(bytes: Uint8Array, at: number, ...values: number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(values, at);
  return copy;
}
