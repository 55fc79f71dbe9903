import { curveNames } from '../../../src-shared/datasets/curves.ts';
import type { Document } from '../../../src-shared/document/document.ts';
import { depths, narrowDocument, wideDocument, widths } from './approximation-nets.ts';
import type { BenchCase, BenchSystem } from './bench-case.ts';
import { fastestEngine } from './fastest-engine.ts';
import { keepTrainer } from './keep-trainer.ts';
import { compileDocument } from './lenet-document.ts';

/**
 * How far networks stay from curves on points that they have not seen: the root of the mean squared error, by the
 * width of one hidden layer and by the depth of narrow ones. A round is a seed, which draws the first weights and the
 * order of the points; the points are the same.
 */
export const approximation: BenchCase = {
  name: 'approximation',
  unit: 'rmse',
  higherIsBetter: false,
  open: (surroundings) => {
    const trainer = keepTrainer(fastestEngine(), surroundings);
    const systemOf = (name: string, document: Document, against: readonly string[]) => ({
      name,
      against,
      measure: async (round: number) => {
        const training = { ...document.training, seed: round + 1 };
        const spec = compileDocument({ ...document, training });
        const { valLoss } = await (await trainer.get()).train({ spec });
        return Math.sqrt(valLoss ?? Number.NaN);
      },
      close: trainer.close,
    });
    const systems = curveNames.flatMap((curve): BenchSystem[] => [
      ...widths.map((units) => {
        const against = units === 64 ? [`${curve}-width-1`] : [];
        return systemOf(`${curve}-width-${units}`, wideDocument(curve, units), against);
      }),
      ...depths.map((depth) => {
        const against = depth === 4 ? [`${curve}-depth-1`] : [];
        return systemOf(`${curve}-depth-${depth}`, narrowDocument(curve, depth), against);
      }),
    ]);
    return Promise.resolve({ systems, skipped: [] });
  },
};
