import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import type { BenchSurroundings } from './bench-case.ts';
import { openTrainer, type BenchTrainer } from './bench-trainer.ts';

/** One trainer for all systems of a case: started when it is first asked for. */
export function keepTrainer(
  engine: EngineId,
  surroundings: BenchSurroundings,
): { readonly get: () => Promise<BenchTrainer>; readonly close: () => Promise<void> } {
  let opened: Promise<BenchTrainer> | undefined;
  return {
    get: () => (opened ??= openTrainer(engine, surroundings)),
    close: async () => {
      const trainer = await opened?.catch(() => undefined);
      opened = undefined;
      await trainer?.close();
    },
  };
}
