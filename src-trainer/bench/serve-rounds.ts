import { createInterface } from 'node:readline';

import { parse } from 'secure-json-parse';

import {
  peerJobSchema,
  type PeerAnswer,
  type PeerJob,
} from '../../src-shared/protocol/peer-job.ts';

/** What a job has become: a network that is ready, and what it does. */
export type RoundWork = {
  /** The version of the library that trains. */
  readonly version: string;
  /** Examples of a step, or 1 where a step is a character. */
  readonly unitsPerStep: number;
  /** Takes about so many steps, at least one. */
  readonly take: (steps: number) => WorkDone | Promise<WorkDone>;
};
export type WorkDone = { readonly steps: number; readonly loss: number | undefined };

/**
 * The side of a program that `bench` compares with: reads the job from stdin, warms up what `prepare` makes of
 * it, and measures a round for every further line until stdin ends. The twin of `bench/peers/rounds.py`.
 */
export async function serveRounds(
  prepare: (job: PeerJob) => RoundWork | Promise<RoundWork>,
): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  let round: (() => Promise<PeerAnswer>) | undefined;
  for await (const line of lines) {
    if (round !== undefined) {
      say(await round());
      continue;
    }
    const job = peerJobSchema.parse(parse(line));
    const work = await prepare(job);
    round = await warmUp(work, job.secondsPerRound);
    say({ type: 'ready', version: work.version });
  }
}

/** Takes steps until they foretell how many a round has, and answers what measures one. */
async function warmUp(
  { take, unitsPerStep }: RoundWork,
  secondsPerRound: number,
): Promise<() => Promise<PeerAnswer>> {
  await take(1);
  let steps = 1;
  let first = await measure(steps);
  // Until it takes a third of a round, what is done once a call weighs too much to foresee a round.
  while (first.seconds < secondsPerRound / 3) {
    steps *= 2;
    first = await measure(steps);
  }
  const perRound = Math.max(1, Math.round((first.steps * secondsPerRound) / first.seconds));
  return async () => {
    const { steps: done, loss, seconds } = await measure(perRound);
    return {
      type: 'round',
      perSecond: (done * unitsPerStep) / seconds,
      loss: loss !== undefined && Number.isFinite(loss) ? loss : null,
      peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    };
  };

  async function measure(count: number): Promise<WorkDone & { readonly seconds: number }> {
    const startedAt = performance.now();
    const done = await take(count);
    return { ...done, seconds: (performance.now() - startedAt) / 1000 };
  }
}

function say(answer: PeerAnswer): void {
  console.log(JSON.stringify(answer));
}
