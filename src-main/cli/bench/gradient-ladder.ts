import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import type { BenchCase, BenchSystem } from './bench-case.ts';
import { fastestEngine } from './fastest-engine.ts';
import { keepTrainer } from './keep-trainer.ts';

const templates = ['deep-sigmoid', 'deep-relu-batchnorm'] as const;

/** How long the first layer's gradient is at the first step, as a share of the last layer's; a round is a seed. */
export const gradientLadder: BenchCase = {
  name: 'gradient-ladder',
  unit: 'share',
  higherIsBetter: true,
  open: (surroundings) => {
    const trainer = keepTrainer(fastestEngine(), surroundings);
    const systems = templates.map((id): BenchSystem => ({
      name: id,
      measure: async (round) => {
        const layers = await (await trainer.get()).gradientsOf(specOf(id, round + 1));
        const [first, last] = [layers.at(0), layers.at(-1)];
        if (first === undefined || last === undefined) throw new Error(`${id} has no weights`);
        return first.gradientNorm / last.gradientNorm;
      },
      close: trainer.close,
    }));
    return Promise.resolve({ systems, skipped: [] });
  },
};

function specOf(id: (typeof templates)[number], seed: number): RunSpec {
  const document = buildTemplate(id, id);
  const training = { ...document.training, seed };
  const compiled = compileRun({ ...document, training }, document.networks[0]?.id ?? '');
  if (!compiled.ok) throw new Error(`${id} does not compile`);
  return compiled.spec;
}
