/** What a setting is called, besides its path. */
export type NamesOf = (path: string) => readonly string[];

const mostNearest = 3;

/** The settings that are called so in the window, with or without the part of the network, data or training before it. */
export function settingsNamed(
  word: string,
  paths: readonly string[],
  namesOf: NamesOf,
): readonly string[] {
  const { head, tail } = divide(word, paths);
  return paths.filter(
    (path) =>
      (head === undefined || path.startsWith(`${head}.`)) &&
      namesOf(path).some((name) => plain(name) === tail),
  );
}

/** The settings that are spelled most like a word, the likest first, of the same part where it names one. */
export function nearestSettings(
  word: string,
  paths: readonly string[],
  namesOf: NamesOf,
): readonly string[] {
  const { head, tail } = divide(word, paths);
  const within = paths.filter((path) => head === undefined || path.startsWith(`${head}.`));
  const distance = (path: string): number =>
    Math.min(
      ...[path.split('.').at(-1) ?? '', ...namesOf(path)].map((name) =>
        editDistance(plain(name), tail),
      ),
    );
  return within
    .map((path) => ({ path, distance: distance(path) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, mostNearest)
    .map(({ path }) => path);
}

/** `data.points` -> `data` and `points`; no head where no setting begins so. */
function divide(
  word: string,
  paths: readonly string[],
): { readonly head: string | undefined; readonly tail: string } {
  const at = word.indexOf('.');
  const head = word.slice(0, Math.max(0, at));
  const isKnown = at > 0 && paths.some((path) => path.startsWith(`${head}.`));
  return isKnown
    ? { head, tail: plain(word.slice(at + 1)) }
    : { head: undefined, tail: plain(word) };
}

/** Letters and digits alone, small and without accents. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Letters to be put in, taken out or replaced. Source: Wagner and Fischer, "The string-to-string correction problem", 1974. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
