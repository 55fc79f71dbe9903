import { expect, it } from 'vitest';

import { diagnoseAugmentation } from '../../../src-shared/datasets/diagnose-augmentation.ts';
import { noAugmentation, type Augmentation } from '../../../src-shared/document/augmentation.ts';
import type { DataSource } from '../../../src-shared/document/document.ts';
import { wordDiagnostic } from '../../../src-shared/messages/word-diagnostic.ts';

const diagnose = (source: DataSource, changes: Partial<Augmentation>) =>
  diagnoseAugmentation({
    source,
    validationShare: 0.2,
    augmentation: { ...noAugmentation, ...changes },
  });

it('a flipped digit is warned of by name, in both languages', () => {
  const [warning, ...others] = diagnose({ kind: 'digits' }, { flipVertical: true, rotation: 120 });
  expect(others).toEqual([]);
  expect(warning).toMatchObject({ code: 'augmentation-changes-label', severity: 'warning' });
  expect(wordDiagnostic(warning!, 'en')).toContain('Flip upside down; Rotation.');
  expect(wordDiagnostic(warning!, 'es')).toContain('Espejo vertical; Girar.');
});

it('changes that keep a digit what it is, and none, are fine', () => {
  expect(diagnose({ kind: 'digits' }, { rotation: 15, shift: 0.1, elastic: 0.04 })).toEqual([]);
  expect(diagnose({ kind: 'digits' }, {})).toEqual([]);
  expect(diagnoseAugmentation({ source: { kind: 'digits' }, validationShare: 0 })).toEqual([]);
});

it('what is no picture is said to stay as it is', () => {
  const points = { kind: 'points', pattern: 'moons', count: 50, noise: 0 } as const;
  const [warning] = diagnose(points, { flipHorizontal: true });
  expect(warning).toMatchObject({ code: 'augmentation-unused', details: { shape: [2] } });
});
