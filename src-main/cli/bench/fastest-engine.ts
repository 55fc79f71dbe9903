import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import { listEngines } from '../../host/engines/list-engines.ts';

/** The engine that a training would take here, where none is asked for. */
export function fastestEngine(): EngineId {
  return listEngines().find(({ present }) => present)?.id ?? 'wasm';
}
