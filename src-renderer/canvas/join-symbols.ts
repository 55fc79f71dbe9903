import { openTextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { TextUnit } from '../../src-shared/tokens/text-unit.ts';

/**
 * Symbols of a vocabulary as one text: characters and pieces of words beside each other, the words of a caption with
 * spaces between them, from the first one to the last.
 */
export function joinSymbols(
  ids: Iterable<number>,
  classes: readonly string[],
  textUnit: TextUnit,
): string {
  if (textUnit !== 'characters') return openTextCoder(classes, textUnit).pieces(ids).join('');
  const names = Array.from(ids, (id) => classes[id] ?? '');
  if (classes.every((name) => Array.from(name).length <= 1)) return names.join('');
  const end = names.indexOf('<end>');
  return names
    .slice(0, end < 0 ? names.length : end)
    .filter((name) => name !== '' && !/^<.*>$/u.test(name))
    .join(' ');
}
