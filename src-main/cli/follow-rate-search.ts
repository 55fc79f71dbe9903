import { fill } from '../../src-shared/messages/fill.ts';
import { messages } from '../../src-shared/messages/messages.ts';
import { wordNumber } from '../../src-shared/messages/word-changes.ts';
import type { EngineRequest } from '../../src-shared/protocol/engine.ts';
import type { RatePasses, RateSearch, RateStep } from '../../src-shared/protocol/rate-search.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { CommandIo } from './command-io.ts';
import { createCommandTrainer } from './with-trainer.ts';

const searchId = 'search';
/** Back to the start of the line, and clear it. */
const clearLine = '\r\u001b[2K';

/**
 * Searches for a learning rate. With `--json` every step is a line `rate/step`, and what came of it `rate/found`; else
 * stderr tells how far it is. Ctrl+C lets it answer with what it has.
 */
export async function followRateSearch(
  engine: EngineRequest,
  asked: {
    readonly spec: RunSpec;
    readonly passes: RatePasses;
    readonly dataPath: string | undefined;
  },
  io: CommandIo,
): Promise<RateSearch> {
  const { spec, passes, dataPath } = asked;
  const words = messages(io.language).commandLine;

  const show = (step: RateStep): void => {
    if (io.json) io.stdout(JSON.stringify({ type: 'rate/step', ...step }));
    if (step.step % 20 !== 0 && step.step !== 1) return;
    const details = { ...passes, round: step.round, step: step.step };
    const rate = wordNumber(Number(step.rate.toPrecision(2)), io.language);
    const line = fill(words.rateProgress, { ...details, rate }, io.language);
    if (io.isTerminal) process.stderr.write(clearLine + line);
    else if (step.step === 1) io.stderr(line);
  };
  const trainer = createCommandTrainer((event) => {
    if (event.type === 'rate/steps') for (const step of event.steps) show(step);
  });
  const stop = (): void => trainer.stopRateSearch(searchId);
  try {
    await trainer.start(engine);
    if (io.signal.aborted) throw new ProblemError('request-cancelled');
    io.signal.addEventListener('abort', stop, { once: true });
    const answer = await trainer.request(engine, {
      ...{ type: 'find-rate', searchId, spec, passes },
      ...(dataPath !== undefined && { dataPath }),
    });
    if (answer.kind !== 'rate-search') throw new Error(`asked for a rate, got ${answer.kind}`);
    const { search } = answer;
    if (io.json) io.stdout(JSON.stringify({ type: 'rate/found', ...passes, ...search }));
    return search;
  } finally {
    if (io.isTerminal) process.stderr.write(clearLine);
    io.signal.removeEventListener('abort', stop);
    await trainer.close();
  }
}
