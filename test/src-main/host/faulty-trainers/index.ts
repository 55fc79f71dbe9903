import { join } from 'node:path';

import type { TrainerProgram } from '../../../../src-main/host/trainer-launch.ts';

const entries = {
  aborting: join(import.meta.dirname, 'aborting.ts'),
  allocating: join(import.meta.dirname, 'allocating.ts'),
  beating: join(import.meta.dirname, 'beating.ts'),
  crashing: join(import.meta.dirname, 'crashing.ts'),
  failing: join(import.meta.dirname, 'failing.ts'),
  garbling: join(import.meta.dirname, 'garbling.ts'),
  hoarding: join(import.meta.dirname, 'hoarding.ts'),
  'losing-device': join(import.meta.dirname, 'losing-device.ts'),
  newer: join(import.meta.dirname, 'newer.ts'),
  refusing: join(import.meta.dirname, 'refusing.ts'),
  stubborn: join(import.meta.dirname, 'stubborn.ts'),
  talking: join(import.meta.dirname, 'talking.ts'),
} as const;

export type Fault = keyof typeof entries;

/** A trainer that is made to fail in the way its name says. */
export function faultyTrainer(name: Fault): TrainerProgram {
  return { node: process.execPath, entry: entries[name] };
}
