/**
 * Words as they stand in their file, each with its own blanks in front of it; what is unknown is read, and shown, as
 * that.
 *
 * @param blanks what stands in front of each of them
 */
export function writeAsInFile(
  codes: Int32Array,
  blanks: readonly string[],
  vocabulary: readonly string[],
): string[] {
  return Array.from(codes, (code, at) => `${blanks[at] ?? ''}${vocabulary[code] ?? ''}`);
}
