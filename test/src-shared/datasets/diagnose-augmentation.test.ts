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

it.each([1, 2] as const)(
  'a scene of %i frames that is turned over is warned of: its sentence is not',
  (frames) => {
    const once = { kind: 'scenes', language: 'en', seed: 1, count: 100 } as const;
    const scenes = frames === 1 ? once : { ...once, frames };
    const [warning, ...others] = diagnose(scenes, { flipHorizontal: true, noise: 0.1 });
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ code: 'augmentation-changes-caption', severity: 'warning' });
    expect(wordDiagnostic(warning!, 'en')).toContain('Flip');
    expect(wordDiagnostic(warning!, 'es')).toContain('«a la izquierda de»');
    expect(diagnose(scenes, { noise: 0.1, shift: 0.1 })).toEqual([]);
  },
);

const imported = (classes: readonly string[], task: 'classification' | 'captioning') =>
  ({
    kind: 'imported',
    id: 'own-1',
    asks: {
      name: 'own',
      inputShape: [28, 28, 1],
      inputNumbers: 'float',
      task,
      classes: [...classes],
      ...(task === 'captioning' && { answerShape: [5] }),
    },
  }) satisfies DataSource;

it('captions of one’s own are warned of like those of scenes', () => {
  const [warning] = diagnose(imported(['a', 'dog'], 'captioning'), { rotation: 90 });
  expect(warning).toMatchObject({ code: 'augmentation-changes-caption' });
});

it('imported pictures whose classes are called like digits may be digits, and others are none', () => {
  const [warning] = diagnose(imported(['0', '1', '2'], 'classification'), { flipVertical: true });
  expect(warning).toMatchObject({ code: 'augmentation-may-change-label', severity: 'warning' });
  expect(diagnose(imported(['cat', '2'], 'classification'), { flipVertical: true })).toEqual([]);
});
