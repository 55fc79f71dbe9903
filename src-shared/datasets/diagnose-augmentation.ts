import { countChanges, turningChanges } from '../document/augmentation.ts';
import type { DataSettings } from '../document/document.ts';
import type { Diagnostic } from '../graph/diagnostic.ts';
import { describeData } from './describe-data.ts';

/** What is wrong with how training examples are to be changed: they are no pictures, or become other ones than is said of them. */
export function diagnoseAugmentation({ source, augmentation }: DataSettings): Diagnostic[] {
  if (augmentation === undefined || countChanges(augmentation) === 0) return [];
  const data = describeData(source);
  if (data !== undefined && data.inputShape.length !== 3) {
    const details = { shape: data.inputShape };
    return [{ code: 'augmentation-unused', severity: 'warning', details }];
  }
  const changes = turningChanges(augmentation);
  if (data === undefined || changes.length === 0) return [];
  const warn = (code: TurnedCode): Diagnostic[] => [
    { code, severity: 'warning', details: { changes } },
  ];
  if (source.kind === 'digits') return warn('augmentation-changes-label');
  if (data.task === 'captioning') return warn('augmentation-changes-caption');
  // Whether they are pictures of digits nobody knows: clothes may have numbers for names as well.
  const isNumbered = data.task === 'classification' && data.classes?.every((it) => /^\d$/.test(it));
  return isNumbered === true ? warn('augmentation-may-change-label') : [];
}

type TurnedCode =
  'augmentation-changes-label' | 'augmentation-changes-caption' | 'augmentation-may-change-label';
