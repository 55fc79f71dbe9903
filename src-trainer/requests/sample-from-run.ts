import { ProblemError } from '../../src-shared/problem.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import { readRun } from '../run/read-run.ts';
import { writeText } from '../text/write-text.ts';

/** Lets a run's character model write. A prime with a character that it never saw is refused. */
export async function sampleFromRun(
  request: Extract<TrainerCommand, { type: 'sample' }>,
): Promise<Answer> {
  const { dir, prime, length, temperature, topK, seed } = request;
  const { run, model } = await readRun(dir, 'last');
  try {
    const { vocabulary, task } = run.data;
    if (vocabulary === undefined || task !== 'next-character') {
      throw new ProblemError('run-writes-no-text', { dir });
    }
    const unknown = Array.from(prime).find((character) => !vocabulary.includes(character));
    if (unknown !== undefined) {
      throw new ProblemError('prime-character-unknown', { character: unknown });
    }
    const text = await writeText({ model, vocabulary, prime, length, temperature, topK, seed });
    return { kind: 'sample', prime, text, temperature, seed };
  } finally {
    model.dispose();
  }
}
