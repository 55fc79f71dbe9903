import { join } from 'node:path';

import type { TrainerProgram } from '../../../../src-main/host/trainer-launch.ts';

const entries = {
  beating: join(import.meta.dirname, 'beating.ts'),
  failing: join(import.meta.dirname, 'failing.ts'),
  garbling: join(import.meta.dirname, 'garbling.ts'),
  newer: join(import.meta.dirname, 'newer.ts'),
  refusing: join(import.meta.dirname, 'refusing.ts'),
  stubborn: join(import.meta.dirname, 'stubborn.ts'),
  talking: join(import.meta.dirname, 'talking.ts'),
} as const;

/** A trainer that is made to fail in the way its name says. */
export function faultyTrainer(name: keyof typeof entries): TrainerProgram {
  return { node: process.execPath, entry: entries[name] };
}
