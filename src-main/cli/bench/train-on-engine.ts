import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import type { BenchSurroundings, BenchSystem } from './bench-case.ts';
import type { PlacedNet } from './bench-nets.ts';
import { openTrainer, withoutEnd, type BenchTrainer } from './bench-trainer.ts';
import { secondsPerRound } from './rounds.ts';

/** A net in training on one of our engines: the trainer that trains it, and how much a round has. */
type Opened = {
  readonly trainer: BenchTrainer;
  readonly takeSteps: (steps: number) => Promise<number>;
  readonly stepsPerRound: number;
};

/**
 * Trains a net on an engine of ours, each round a run of its own in the same process. A round's value is what
 * the run says of itself when it is over, as everybody sees it: training examples (or what they count for)
 * over the time in training steps.
 */
export function trainOnEngine(
  engine: EngineId,
  net: PlacedNet,
  surroundings: BenchSurroundings,
  findTrainer: () => Promise<BenchTrainer> = () => openTrainer(engine, surroundings),
): Pick<BenchSystem, 'measure' | 'close'> {
  let opening: Promise<Opened> | undefined;
  return {
    measure: async () => {
      opening ??= open();
      const { takeSteps, stepsPerRound } = await opening;
      return net.unitsPerExample * (await takeSteps(stepsPerRound));
    },
    close: async () => {
      await (await opening?.catch(() => undefined))?.trainer.close();
    },
  };

  async function open(): Promise<Opened> {
    const trainer = await findTrainer();
    try {
      return await warmUp(trainer);
    } catch (error) {
      await trainer.close();
      throw error;
    }
  }

  async function warmUp(trainer: BenchTrainer): Promise<Opened> {
    const spec = withoutEnd(net.spec);
    const { batchSize } = spec.training;
    const takeSteps = async (maxSteps: number): Promise<number> => {
      const { dataPath } = net;
      const run = { spec, maxSteps, ...(dataPath !== undefined && { dataPath }) };
      return (await trainer.train(run)).examplesPerSecond;
    };
    // The first steps are slow; they foretell a longer run, and that one foretells a round.
    let steps = 2;
    let stepsPerSecond = (await takeSteps(steps)) / batchSize;
    while (steps / stepsPerSecond < secondsPerRound / 3) {
      steps = Math.max(2 * steps, Math.round((stepsPerSecond * secondsPerRound) / 2));
      stepsPerSecond = (await takeSteps(steps)) / batchSize;
    }
    const stepsPerRound = Math.max(1, Math.round(stepsPerSecond * secondsPerRound));
    return { trainer, takeSteps, stepsPerRound };
  }
}
