import { describe, expect, it } from 'vitest';

import {
  dataSettingsSchema,
  trainingSettingsSchema,
} from '../../../src-shared/document/document.ts';
import {
  noClipping,
  noEarlyStopping,
  noRegularisation,
} from '../../../src-shared/document/restraints.ts';
import { initialScheduleSettings } from '../../../src-shared/document/schedule.ts';

/** As the program's first release wrote them. */
const training = {
  optimizer: { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999 },
  schedule: 'cosine',
  batchSize: 64,
  epochs: 10,
  seed: 1,
  checkpointEverySeconds: 30,
};

describe('settings of the first version', () => {
  it('mean what they meant: what came later is off', () => {
    expect(trainingSettingsSchema.parse(training)).toEqual({
      ...training,
      scheduleSettings: initialScheduleSettings,
      regularisation: noRegularisation,
      clipping: noClipping,
      earlyStopping: noEarlyStopping,
      shuffle: true,
      balanceClasses: false,
    });
  });

  it('still refuse what they do not know', () => {
    expect(trainingSettingsSchema.safeParse({ ...training, weightDecay: 1 }).success).toBe(false);
    const regularisation = { ...noRegularisation, l2: 1 };
    expect(trainingSettingsSchema.safeParse({ ...training, regularisation }).success).toBe(false);
    const data = { source: { kind: 'digits' }, validationShare: 0.2, augmented: true };
    expect(dataSettingsSchema.safeParse(data).success).toBe(false);
  });
});
