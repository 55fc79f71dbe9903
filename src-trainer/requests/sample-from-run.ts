import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import { openTextCoder } from '../../src-shared/tokens/text-coder.ts';
import type { TextTokens } from '../../src-shared/tokens/text-unit.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import type { Engine } from '../engine/engine.ts';
import { readRun } from '../run/read-run.ts';
import { createTextWriter } from '../text/create-text-writer.ts';
import { writeText } from '../text/write-text.ts';

/** Lets a run's model of a text write. A prime of which it cannot read anything, or not each character, is refused. */
export async function sampleFromRun(
  request: Extract<TrainerCommand, { type: 'sample' }>,
  engine: Pick<Engine, 'graphs'>,
): Promise<Answer> {
  const { dir, length, temperature, topK, topP, seed } = request;
  const prime = tidyText(request.prime);
  const { run, model } = await readRun(dir, request.checkpoint ?? 'last');
  const { vocabulary, tokens, task } = run.data;
  const writer = createTextWriter(engine, model, tokens?.silent);
  try {
    if (vocabulary === undefined || task !== 'next-character') {
      throw new ProblemError('run-writes-no-text', { dir });
    }
    demandReadable(prime, vocabulary, tokens);
    const text = await writeText({
      ...{ writer, vocabulary, tokens, prime, length, temperature, topK, topP, seed },
    });
    return { kind: 'sample', prime, text, temperature, seed };
  } finally {
    writer.dispose();
    model.dispose();
  }
}

/** Throws `prime-character-unknown`, or `prime-says-nothing` where it is no token or none that the network knows. */
function demandReadable(
  prime: string,
  vocabulary: readonly string[],
  tokens: TextTokens | undefined,
): void {
  const { encode, unknownCode } = openTextCoder(vocabulary, tokens?.unit);
  const { codes, unknown } = encode(prime);
  const [character] = unknown;
  if (tokens === undefined && character !== undefined) {
    throw new ProblemError('prime-character-unknown', { character });
  }
  if (prime !== '' && codes.every((code) => code === unknownCode)) {
    throw new ProblemError('prime-says-nothing', { prime });
  }
}
