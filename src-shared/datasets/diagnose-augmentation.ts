import { changesDigits, countChanges } from '../document/augmentation.ts';
import type { DataSettings } from '../document/document.ts';
import type { Diagnostic } from '../graph/diagnostic.ts';
import { describeData } from './describe-data.ts';

/** What is wrong with how training examples are to be changed: they are no pictures, or become other ones than their label says. */
export function diagnoseAugmentation({ source, augmentation }: DataSettings): Diagnostic[] {
  if (augmentation === undefined || countChanges(augmentation) === 0) return [];
  const inputShape = describeData(source)?.inputShape;
  if (inputShape !== undefined && inputShape.length !== 3) {
    return [{ code: 'augmentation-unused', severity: 'warning', details: { shape: inputShape } }];
  }
  const changes = source.kind === 'digits' ? changesDigits(augmentation) : [];
  if (changes.length === 0) return [];
  return [{ code: 'augmentation-changes-label', severity: 'warning', details: { changes } }];
}
