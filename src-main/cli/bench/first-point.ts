import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import type { BenchCase, BenchSurroundings } from './bench-case.ts';
import { withTrainer } from './bench-trainer.ts';
import { measureEngines } from './engines-here.ts';
import { compileDocument, lenetDocument } from './lenet-document.ts';

/** From Train, with a trainer that is ready and has not trained yet, until the first loss point is here. */
export const firstPoint: BenchCase = {
  name: 'first-point',
  unit: 'ms',
  higherIsBetter: false,
  open: (surroundings) =>
    Promise.resolve(measureEngines((engine) => measureFirstPoint(engine, surroundings))),
};

function measureFirstPoint(engine: EngineId, surroundings: BenchSurroundings): Promise<number> {
  const spec = compileDocument(lenetDocument());
  return withTrainer(engine, surroundings, async ({ train }) => {
    const startedAt = performance.now();
    let firstAt: number | undefined;
    await train({ spec, maxSteps: 1 }, ({ type }) => {
      if (type === 'run/steps') firstAt ??= performance.now();
    });
    if (firstAt === undefined) throw new Error('the run gave no loss point');
    return firstAt - startedAt;
  });
}
