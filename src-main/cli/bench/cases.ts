import type { BenchCase, BenchName } from './bench-case.ts';
import { firstPoint } from './first-point.ts';
import { lenet } from './lenet.ts';
import { startup } from './startup.ts';
import { streamCost } from './stream-cost.ts';
import { windowFrame, windowInteractive } from './window.ts';

/** Every case by its name. */
export const benchCases: Readonly<Record<BenchName, BenchCase>> = {
  startup,
  'first-point': firstPoint,
  lenet,
  'stream-cost': streamCost,
  'window-interactive': windowInteractive,
  'window-frame': windowFrame,
};
