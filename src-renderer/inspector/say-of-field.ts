/** What cannot be, with the setting's name before it: `Filters: between 1 and 4096`. */
export function sayOfField(name: string, sentence: string): string {
  return `${name}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
