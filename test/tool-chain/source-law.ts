/** A source file may not be longer; most stay under half of it. */
export const longestFileInLines = 300;

const todo = ['TO', 'DO'].join('');
const fixme = ['FIX', 'ME'].join('');

/** Words that may not stand in a source file, each with the reason. */
const forbiddenWords: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    new RegExp(`\\b(${todo}|${fixme})\\b`),
    'is work left open: do it, or write it down as an issue',
  ],
  [
    /\b(?:registry\.(?:npmjs|yarnpkg)|pypi|pythonhosted)\.(?:org|com)\b/,
    'names a registry: the ordinary client knows where packages come from',
  ],
  [
    /\b(?:test|it|describe)\.(?:skip|only|todo|fixme)\b/,
    'leaves tests out: a test runs or does not exist',
  ],
];

/** What is wrong with one source file, in the form `path:line what`. */
export function findSourceProblems(path: string, text: string): string[] {
  const lines = text.split('\n');
  const lineCount = text.endsWith('\n') ? lines.length - 1 : lines.length;
  const problems: string[] = [];
  if (lineCount > longestFileInLines)
    problems.push(`${path}: ${lineCount} lines, more than ${longestFileInLines}`);
  for (const [index, line] of lines.entries()) {
    for (const [pattern, reason] of forbiddenWords) {
      const match = pattern.exec(line);
      if (match !== null) problems.push(`${path}:${index + 1}: '${match[0]}' ${reason}`);
    }
  }
  return problems;
}
