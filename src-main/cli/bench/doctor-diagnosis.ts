import type { DiseaseId } from '../../../src-shared/doctor/disease.ts';
import type { BenchCase, BenchSystem } from './bench-case.ts';
import { healthySetUp } from './doctor/healthy-set-ups.ts';
import type { SetUp } from './doctor/set-up.ts';
import { sickSetUp } from './doctor/sick-set-ups.ts';
import { diagnoseSetUp } from './doctor/train-set-up.ts';
import { wordConfusion, type Diagnosed } from './doctor/word-confusion.ts';
import { fastestEngine } from './fastest-engine.ts';
import { keepTrainer } from './keep-trainer.ts';

/** The first seed that no threshold was chosen on. */
const firstSeed = 100;

/**
 * How often the doctor is right. A round is a seed: one training with one thing wrong with it, which is right where
 * that is the first thing named, and one with nothing, which is right where nothing is named.
 */
export const doctorDiagnosis: BenchCase = {
  name: 'doctor',
  unit: 'share',
  higherIsBetter: true,
  average: 'mean',
  // The 40 of each of the promise.
  aloneRounds: 40,
  open: (surroundings) => {
    const trainer = keepTrainer(fastestEngine(), surroundings);
    const systemOf = (
      name: string,
      setUpOf: (seed: number) => SetUp,
      isRight: (named: readonly DiseaseId[], disease: DiseaseId | undefined) => boolean,
    ): BenchSystem => {
      const diagnosed: Diagnosed[] = [];
      return {
        name,
        measure: async (round) => {
          const setUp = setUpOf(firstSeed + round);
          const named = await diagnoseSetUp(setUp, await trainer.get(), surroundings.folder);
          diagnosed.push({ disease: setUp.disease, named });
          return isRight(named, setUp.disease) ? 1 : 0;
        },
        describe: () => ({ settings: wordConfusion(diagnosed) }),
        close: trainer.close,
      };
    };
    return Promise.resolve({
      systems: [
        systemOf('sick', sickSetUp, ([first], disease) => first === disease),
        systemOf('healthy', healthySetUp, ({ length }) => length === 0),
      ],
      skipped: [],
    });
  },
};
