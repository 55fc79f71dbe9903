import { describe, expect, it } from 'vitest';

import {
  initialScheduleSettings,
  type Schedule,
  type ScheduleSettings,
} from '../../../src-shared/document/schedule.ts';
import { learningRateAt } from '../../../src-shared/spec/learning-rate.ts';

const at = (
  schedule: Schedule,
  step: number,
  settings: Partial<ScheduleSettings> = {},
  timesUp = 0,
): number =>
  learningRateAt(
    {
      optimizer: { type: 'sgd', learningRate: 0.2 },
      schedule,
      scheduleSettings: { ...initialScheduleSettings, ...settings },
    },
    { step, totalSteps: 100, stepsPerEpoch: 5, timesUp },
  );

describe('learningRateAt', () => {
  it('stays where it is when constant', () => {
    expect([at('constant', 1), at('constant', 100)]).toEqual([0.2, 0.2]);
  });

  it('begins at the full rate, is at half in the middle and never reaches 0 before the end', () => {
    expect(at('cosine', 1)).toBe(0.2);
    expect(at('cosine', 51)).toBeCloseTo(0.1, 12);
    expect(at('cosine', 100)).toBeGreaterThan(0);
    expect(at('cosine', 100)).toBeLessThan(0.001);
  });

  it('falls at every step of a cosine', () => {
    for (let step = 1; step < 100; step += 1) {
      expect(at('cosine', step + 1)).toBeLessThan(at('cosine', step));
    }
  });

  it('stays near 0 behind the end of a cosine, or begins anew where the length is not known', () => {
    const place = { totalSteps: 100, stepsPerEpoch: 5, timesUp: 0 };
    const settings = {
      optimizer: { type: 'sgd', learningRate: 0.2 },
      schedule: 'cosine',
      scheduleSettings: initialScheduleSettings,
    } as const;
    expect(learningRateAt(settings, { ...place, step: 150 })).toBe(0);
    for (const step of [1, 51, 100]) {
      const later = { ...place, step: step + 300, isRepeated: true };
      expect(learningRateAt(settings, later)).toBe(at('cosine', step));
    }
  });

  it('falls in steps, each after its number of epochs', () => {
    const settings = { everyEpochs: 2, factor: 0.1 };
    const rates = [1, 10, 11, 20, 21].map((step) => at('step', step, settings));
    for (const [index, wanted] of [0.2, 0.2, 0.02, 0.02, 0.002].entries()) {
      expect(rates[index]).toBeCloseTo(wanted, 12);
    }
  });

  it('falls as often as the loss stood still on a plateau', () => {
    expect(at('plateau', 40, { factor: 0.5 })).toBe(0.2);
    expect(at('plateau', 40, { factor: 0.5 }, 3)).toBeCloseTo(0.025, 12);
  });

  it('rises evenly while warming up and then does what the schedule says', () => {
    const settings = { warmUpSteps: 20 };
    for (const schedule of ['constant', 'cosine', 'step', 'plateau'] as const) {
      expect(at(schedule, 1, settings)).toBeCloseTo(0.01, 12);
      expect(at(schedule, 10, settings)).toBeCloseTo(0.1, 12);
      expect(at(schedule, 20, settings)).toBeCloseTo(0.2, 12);
    }
    expect(at('constant', 21, settings)).toBe(0.2);
    // A cosine of 80 steps behind the 20.
    expect(at('cosine', 61, settings)).toBeCloseTo(0.1, 12);
  });
});
