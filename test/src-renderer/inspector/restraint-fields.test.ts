import { expect, test } from 'vitest';

import {
  clipLimitField,
  countRestraints,
  patienceField,
  regularisationFields,
  scheduleFields,
} from '../../../src-renderer/inspector/restraint-fields.ts';
import {
  clippingSchema,
  earlyStoppingSchema,
  noRegularisation,
  regularisationSchema,
} from '../../../src-shared/document/restraints.ts';
import {
  initialScheduleSettings,
  schedules,
  scheduleSettingsSchema,
} from '../../../src-shared/document/schedule.ts';
import { initialTraining } from '../../../src-shared/templates/make-network.ts';

test.each(schedules)('both ends of every range of the schedule %s are allowed', (schedule) => {
  for (const { key, min, max } of scheduleFields[schedule]) {
    for (const value of [min, max]) {
      const settings = { ...initialScheduleSettings, [key]: value };
      expect(scheduleSettingsSchema.safeParse(settings).success, `${key} ${value}`).toBe(true);
    }
  }
});

test('every number of the schedules is edited with one of them', () => {
  const keys = schedules.flatMap((schedule) => scheduleFields[schedule].map(({ key }) => key));
  expect([...new Set(keys)].sort()).toEqual(Object.keys(initialScheduleSettings).sort());
});

test('the form edits exactly what the regularisation has, in ranges that are allowed', () => {
  expect(regularisationFields.map(({ key }) => key)).toEqual(Object.keys(noRegularisation));
  for (const { key, min, max } of regularisationFields) {
    for (const value of [min, max]) {
      const settings = { ...noRegularisation, [key]: value };
      expect(regularisationSchema.safeParse(settings).success, `${key} ${value}`).toBe(true);
    }
  }
  for (const patience of [patienceField.min, patienceField.max]) {
    expect(earlyStoppingSchema.safeParse({ patience }).success).toBe(true);
  }
  for (const limit of [clipLimitField.min, clipLimitField.max]) {
    expect(clippingSchema.safeParse({ kind: 'value', limit }).success).toBe(true);
  }
});

test('what is on is counted', () => {
  expect(countRestraints(initialTraining)).toBe(0);
  expect(
    countRestraints({
      regularisation: { weightDecay: 1, l1: 0, maxNorm: 3 },
      clipping: { kind: 'norm', limit: 1 },
      earlyStopping: { patience: 5 },
    }),
  ).toBe(4);
});
