/**
 * The next example of a class after `from`, round the end to the beginning, among those whose class is known. Nothing
 * where none is.
 */
export function nextOfClass(
  labels: ReadonlyMap<number, number>,
  label: number,
  from: number,
): number | undefined {
  const examples = [...labels]
    .filter(([, one]) => one === label)
    .map(([example]) => example)
    .sort((a, b) => a - b);
  return examples.find((example) => example > from) ?? examples[0];
}
