import type { Document } from '../../../src-shared/document/document.ts';
import type { BenchCase, BenchSystem } from './bench-case.ts';
import type { BenchTrainer } from './bench-trainer.ts';
import { fastestEngine } from './fastest-engine.ts';
import { keepTrainer } from './keep-trainer.ts';
import { compileDocument } from './lenet-document.ts';
import {
  augmentation,
  dropout,
  earlyStopping,
  fewDigitsDocument,
  manyDigitsDocument,
  moreData,
  overfittingDocument,
  weightDecay,
  type Remedy,
} from './remedies.ts';
import { shareRemoved } from './share-removed.ts';

const remedies: readonly (readonly [name: string, Remedy])[] = [
  ['more-data', moreData],
  ['early-stopping', earlyStopping],
  ['weight-decay', weightDecay],
  ['dropout', dropout],
];

/**
 * How much of overfitting each remedy takes away. A round is a seed, so that five rounds are the five seeds of the
 * promise; the value is their mean. The system `none` is the disease itself: validation over training loss.
 */
export const regularisation: BenchCase = {
  name: 'regularisation',
  unit: 'share',
  higherIsBetter: true,
  average: 'mean',
  open: (surroundings) => {
    const trainer = keepTrainer(fastestEngine(), surroundings);
    const runs = rememberRuns(trainer.get);
    const base = overfittingDocument();
    const few = fewDigitsDocument();
    const many = manyDigitsDocument();
    const floor = noiseVariance(base);
    const { close } = trainer;
    const poly = remedies.map(([name, remedy]): BenchSystem => ({
      name,
      measure: async (round) => {
        const without = await runs.get('none', base, round + 1);
        const cured = await runs.get(name, remedy(base), round + 1);
        return shareRemoved({ without: without.valLoss, with: cured.valLoss, floor });
      },
      close,
    }));
    const disease: BenchSystem = {
      name: 'none',
      measure: async (round) => {
        const { loss, valLoss } = await runs.get('none', base, round + 1);
        return valLoss / loss;
      },
      close,
    };
    const pictures: BenchSystem = {
      name: 'augmentation',
      measure: async (round) => {
        const seed = round + 1;
        const without = await runs.get('few', few, seed);
        const cured = await runs.get('augmentation', augmentation(few), seed);
        const more = await runs.get('many', many, seed);
        return shareRemoved({
          without: without.valLoss,
          with: cured.valLoss,
          floor: more.valLoss,
        });
      },
      close,
    };
    return Promise.resolve({ systems: [disease, ...poly, pictures], skipped: [] });
  },
};

/** The mean squared error that is left to whoever knows the curve itself. */
function noiseVariance({ data: { source } }: Document): number {
  if (source.kind !== 'curve') throw new Error('the net is to follow a curve');
  return source.noise ** 2;
}

type Losses = { readonly loss: number; readonly valLoss: number };

/** Trains each document once a seed, however many systems ask for it. */
function rememberRuns(findTrainer: () => Promise<BenchTrainer>) {
  const known = new Map<string, Promise<Losses>>();
  const train = async (document: Document, seed: number): Promise<Losses> => {
    const training = { ...document.training, seed };
    const spec = compileDocument({ ...document, training });
    const { loss, valLoss } = await (await findTrainer()).train({ spec });
    return { loss: loss ?? Number.NaN, valLoss: valLoss ?? Number.NaN };
  };
  return {
    get: (name: string, document: Document, seed: number): Promise<Losses> => {
      const key = `${name} ${seed}`;
      const losses = known.get(key) ?? train(document, seed);
      known.set(key, losses);
      return losses;
    },
  };
}
