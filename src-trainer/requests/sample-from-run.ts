import { tidyText } from '../../src-shared/datasets/tidy-text.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import type { Answer, TrainerCommand } from '../../src-shared/protocol/trainer-messages.ts';
import type { Engine } from '../engine/engine.ts';
import { readRun } from '../run/read-run.ts';
import { createTextWriter } from '../text/create-text-writer.ts';
import { writeText } from '../text/write-text.ts';

/** Lets a run's character model write. A prime with a character that it never saw is refused. */
export async function sampleFromRun(
  request: Extract<TrainerCommand, { type: 'sample' }>,
  engine: Pick<Engine, 'graphs'>,
): Promise<Answer> {
  const { dir, length, temperature, topK, topP, seed } = request;
  const prime = tidyText(request.prime);
  const { run, model } = await readRun(dir, request.checkpoint ?? 'last');
  const writer = createTextWriter(engine, model);
  try {
    const { vocabulary, task } = run.data;
    if (vocabulary === undefined || task !== 'next-character') {
      throw new ProblemError('run-writes-no-text', { dir });
    }
    const unknown = Array.from(prime).find((character) => !vocabulary.includes(character));
    if (unknown !== undefined) {
      throw new ProblemError('prime-character-unknown', { character: unknown });
    }
    const text = await writeText({
      ...{ writer, vocabulary, prime, length, temperature, topK, topP, seed },
    });
    return { kind: 'sample', prime, text, temperature, seed };
  } finally {
    writer.dispose();
    model.dispose();
  }
}
