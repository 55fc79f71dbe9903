import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import { listEngines } from '../../host/engines/list-engines.ts';
import type { BenchSystem, OpenedCase } from './bench-case.ts';

/** A case that measures every engine that is here; the others are left out with their reason. */
export function measureEngines(
  measure: (engine: EngineId, round: number) => Promise<number>,
): OpenedCase & { readonly systems: readonly BenchSystem[] } {
  const engines = listEngines();
  return {
    systems: engines
      .filter(({ present }) => present)
      .map(({ id }) => ({ name: `lienzo-${id}`, measure: (round) => measure(id, round) })),
    skipped: engines
      .filter(({ present }) => !present)
      .map(({ id, reason = { code: 'engine-pack-missing', details: { engine: id } } }) => ({
        system: `lienzo-${id}`,
        reason,
      })),
  };
}
