import { describeData } from '../../src-shared/datasets/describe-data.ts';
import { verdicts } from '../../src-shared/datasets/sequences/opinion-grammar.ts';
import { movements } from '../../src-shared/datasets/sequences/movements.ts';
import { shapeNames } from '../../src-shared/datasets/shape-pictures.ts';
import type { DataSource } from '../../src-shared/document/document.ts';
import { words } from '../words/language.svelte.ts';

/**
 * What the classes of a source are called in the window's language; read in an effect, it is followed.
 * @param validationShare is held out, on which the words of a text hang
 */
export function classNamesOf(source: DataSource, validationShare?: number): readonly string[] {
  if (source.kind === 'shapes') return shapeNames.map((name) => words().shapes[name]);
  if (source.kind === 'sequences' && source.task === 'moving-dot') {
    return movements.map((name) => words().sequences.movements[name]);
  }
  if (source.kind === 'sequences' && source.task === 'opinions') {
    return verdicts.map((name) => words().sequences.verdicts[name]);
  }
  return describeData(source, validationShare)?.classes ?? [];
}

/** Whether a name may be too wide for what single characters and digits have room in. */
export function hasLongNames(classes: readonly string[]): boolean {
  return classes.some((name) => name.length > 2);
}
