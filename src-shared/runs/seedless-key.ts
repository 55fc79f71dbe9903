import type { RunSettings } from './run-settings.ts';

/** The same for two runs that differ in nothing but their seed. */
export function seedlessKey(settings: RunSettings): string {
  const others = Object.entries(settings).filter(([path]) => path !== 'training.seed');
  return JSON.stringify(others.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
