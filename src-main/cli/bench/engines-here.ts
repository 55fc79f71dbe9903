import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import { listEngines } from '../../host/engines/list-engines.ts';
import type { BenchSystem, OpenedCase } from './bench-case.ts';

/** The system that an engine is in the results. */
export function engineSystem(engine: EngineId): string {
  return `lienzo-${engine}`;
}

/** A system for every engine that is here, fastest first; the others are left out with their reason. */
export function openEngines(open: (engine: EngineId) => Omit<BenchSystem, 'name'>): OpenedCase {
  const engines = listEngines();
  return {
    systems: engines
      .filter(({ present }) => present)
      .map(({ id }) => ({ name: engineSystem(id), ...open(id) })),
    skipped: engines
      .filter(({ present }) => !present)
      .map(({ id, reason = { code: 'engine-pack-missing', details: { engine: id } } }) => ({
        system: engineSystem(id),
        reason,
      })),
  };
}

/** A case that measures every engine that is here. */
export function measureEngines(
  measure: (engine: EngineId, round: number) => Promise<number>,
): OpenedCase {
  return openEngines((engine) => ({ measure: (round) => measure(engine, round) }));
}
