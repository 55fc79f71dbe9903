/** What a class is called: its name in the data, or its number where it has none. */
export function nameClass(classes: readonly string[], index: number): string {
  return classes[index] ?? String(index);
}
