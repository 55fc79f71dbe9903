import type { EngineId } from '../../../src-shared/protocol/engine.ts';
import type { BenchCase, BenchSurroundings, BenchSystem } from './bench-case.ts';
import { characterNet } from './bench-nets.ts';
import { openTrainer, type BenchTrainer } from './bench-trainer.ts';
import { openEngines } from './engines-here.ts';
import { findPeers, peerSystem } from './reference-systems.ts';
import { secondsPerRound } from './rounds.ts';
import { withoutData } from './training-case.ts';

/** A request may ask for so many characters. */
const mostCharacters = 100_000;
/** The share of a round's characters that the shorter request has, whose time is taken off the longer one's. */
const shortShare = 0.1;

/** Characters a second that LSTM(256) writes, each drawn from what the network says after all before it. */
export const sampleLstm: BenchCase = {
  name: 'sample-lstm-256',
  unit: 'characters/s',
  higherIsBetter: true,
  open: async (surroundings) => {
    const { spec } = characterNet('LSTM', 256);
    // Keras has no way of its own to carry a state from one character to the next.
    const isOffered = (system: string): boolean => system !== 'keras';
    const { peers, skipped } = await findPeers(['tfjs-node'], surroundings, isOffered);
    const ours = openEngines((engine) => ({
      against: peers.map(({ system }) => system),
      ...writeOnEngine(engine, surroundings),
    }));
    const job = {
      task: 'sample',
      spec: withoutData(spec),
      secondsPerRound,
      triesSettings: true,
    } as const;
    return {
      systems: [...ours.systems, ...peers.map((peer) => peerSystem(peer, job, 1))],
      skipped: [...ours.skipped, ...skipped],
    };
  },
};

type Opened = {
  readonly trainer: BenchTrainer;
  /** Characters a second by a request for so many and one for a tenth of them. */
  readonly write: (length: number) => Promise<number>;
  readonly lengthPerRound: number;
};

/**
 * Lets a run that took one step write, with a trainer that stays between the rounds. Opening the run costs
 * the same however much is written, so it falls out of the difference of two requests.
 */
function writeOnEngine(
  engine: EngineId,
  surroundings: BenchSurroundings,
): Pick<BenchSystem, 'measure' | 'close'> {
  let opening: Promise<Opened> | undefined;
  return {
    measure: async () => {
      opening ??= open();
      const { write, lengthPerRound } = await opening;
      return write(lengthPerRound);
    },
    close: async () => {
      await (await opening?.catch(() => undefined))?.trainer.close();
    },
  };

  async function open(): Promise<Opened> {
    const trainer = await openTrainer(engine, surroundings);
    try {
      return await warmUp(trainer);
    } catch (error) {
      await trainer.close();
      throw error;
    }
  }

  async function warmUp(trainer: BenchTrainer): Promise<Opened> {
    const { dir } = await trainer.train({ spec: characterNet('LSTM', 256).spec, maxSteps: 1 });
    const takeSeconds = async (length: number): Promise<number> => {
      const startedAt = performance.now();
      await trainer.write(dir, length);
      return (performance.now() - startedAt) / 1000;
    };
    const write = async (length: number): Promise<number> => {
      const short = Math.ceil(length * shortShare);
      const shortSeconds = await takeSeconds(short);
      return (length - short) / ((await takeSeconds(length)) - shortSeconds);
    };
    await takeSeconds(10);
    let length = 50;
    let seconds = await takeSeconds(length);
    while (seconds < secondsPerRound / 2 && length < mostCharacters) {
      length = Math.min(mostCharacters, 2 * length);
      seconds = await takeSeconds(length);
    }
    const wanted = Math.round((length * secondsPerRound) / seconds);
    return { trainer, write, lengthPerRound: Math.min(mostCharacters, wanted) };
  }
}
