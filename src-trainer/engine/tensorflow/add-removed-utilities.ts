import { createRequire } from 'node:module';

/**
 * Puts back the two functions of `node:util` that tfjs-node 4.22.0 still calls and newer Node versions
 * have removed. Whatever Node still has is left as it is.
 */
export function addRemovedUtilities(): void {
  const utilities = createRequire(import.meta.url)('node:util') as Record<string, unknown>;
  utilities['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  utilities['isArray'] ??= Array.isArray;
}
