import { z } from 'zod';

/** How the learning rate goes through a run; see `learningRateAt`. */
export const schedules = ['constant', 'step', 'cosine', 'plateau'] as const;
export type Schedule = (typeof schedules)[number];

/** The numbers of the schedules; each schedule reads its own. */
export const scheduleSettingsSchema = z.strictObject({
  /** Updates in which the rate rises evenly from nearly 0, before any schedule; 0: none. */
  warmUpSteps: z.int().min(0).max(10_000_000),
  /** `step`: the rate falls after every so many epochs. */
  everyEpochs: z.int().min(1).max(100_000),
  /** `plateau`: the rate falls after so many epochs in a row without a lower loss. */
  patience: z.int().min(1).max(100_000),
  /** `step` and `plateau`: what the rate is multiplied by when it falls. */
  factor: z.number().positive().max(1),
});
export type ScheduleSettings = z.infer<typeof scheduleSettingsSchema>;
export const initialScheduleSettings: ScheduleSettings = {
  warmUpSteps: 0,
  everyEpochs: 10,
  patience: 5,
  factor: 0.5,
};
