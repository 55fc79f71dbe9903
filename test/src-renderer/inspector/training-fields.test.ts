import { expect, test } from 'vitest';

import { initialOptimizer } from '../../../src-shared/document/initial-optimizer.ts';
import {
  changeOptimizer,
  optimizerFields,
  readOptimizer,
} from '../../../src-renderer/inspector/training-fields.ts';
import { initialSource } from '../../../src-renderer/inspector/initial-source.ts';
import { dataSourceSchema, optimizerSchema } from '../../../src-shared/document/document.ts';

const types = ['sgd', 'momentum', 'rmsprop', 'adam', 'adamw'] as const;

test.each(types)('the form of %s edits exactly what its schema has', (type) => {
  const optimizer = initialOptimizer(type);
  expect(optimizerSchema.parse(optimizer)).toEqual(optimizer);
  const keys = Object.keys(optimizer).filter((key) => key !== 'type');
  expect(optimizerFields[type].map(({ key }) => key)).toEqual(keys);
});

test.each(types)('both ends of every range of %s are allowed', (type) => {
  for (const { key, min, max } of optimizerFields[type]) {
    for (const value of [min, max]) {
      const changed = changeOptimizer(initialOptimizer(type), key, value);
      expect(optimizerSchema.safeParse(changed).success, `${key} ${value}`).toBe(true);
      expect(readOptimizer(changed, key)).toBe(value);
    }
  }
});

test.each(['digits', 'points', 'text', 'none'] as const)(
  '%s begins as a source that is allowed',
  (kind) => {
    expect(dataSourceSchema.safeParse(initialSource(kind)).success).toBe(true);
  },
);
