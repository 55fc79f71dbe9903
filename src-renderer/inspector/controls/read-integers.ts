/** The whole numbers of a value that a schema has proven to be a list of them. */
export function readIntegers(value: unknown): readonly number[] {
  return Array.isArray(value)
    ? value.filter((entry): entry is number => typeof entry === 'number')
    : [];
}
