import { expect, test } from 'vitest';

import {
  augmentationFields,
  augmentationSwitches,
  readAmount,
  showAmount,
} from '../../../src-renderer/inspector/augmentation-fields.ts';
import { augmentationSchema, noAugmentation } from '../../../src-shared/document/augmentation.ts';

test('the form edits exactly what the augmentation has', () => {
  const keys = [...augmentationFields.map(({ key }) => key), ...augmentationSwitches];
  expect([...keys].sort()).toEqual(Object.keys(noAugmentation).sort());
});

test.each(augmentationFields.map((field) => [field.key, field] as const))(
  'both ends of %s are allowed and one step beyond is not, and what is shown is read back',
  (key, field) => {
    const isAllowed = (shown: number): boolean =>
      augmentationSchema.safeParse({ ...noAugmentation, [key]: readAmount(shown, field) }).success;
    expect([isAllowed(0), isAllowed(field.max)]).toEqual([true, true]);
    expect(isAllowed(field.max + field.step)).toBe(false);
    for (const shown of [0, field.step, field.max]) {
      expect(showAmount(readAmount(shown, field), field)).toBe(shown);
    }
  },
);
