import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { fill } from '../../src-shared/messages/fill.ts';
import { messages } from '../../src-shared/messages/messages.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { engineIds } from '../../src-shared/protocol/engine.ts';
import { createDataLibrary } from '../host/data-library.ts';
import { dataPathOf } from '../host/data-methods.ts';
import { createFiles } from '../host/files.ts';
import { newRunId } from '../host/new-run-id.ts';
import { readFinished, readRunFile } from '../host/run-folder.ts';
import { createRuns } from '../host/runs.ts';
import { findDataFolder } from '../host/user-folders.ts';
import { UsageError, type Arguments } from './arguments.ts';
import { exitCodes } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { followRun } from './follow-run.ts';

/** What a replay takes from the run itself. */
const fixed = ['epochs', 'steps', 'minutes', 'batch', 'seed', 'lr', 'weights', 'resume'] as const;

/**
 * `lienzo train <run> --replay --out DIR`: trains again what a run folder holds, with its seed and with what was
 * changed meanwhile, and holds the new curve against the old one, bit for bit. Throws `replay-differs`.
 */
export async function replayRun(given: Arguments, io: CommandIo): Promise<number> {
  const { has, text, choice } = given;
  const out = text('out');
  if (out === undefined) throw new UsageError('replayNeedsOut');
  for (const option of fixed) {
    if (has(option)) throw new UsageError('replayTakesNone', { option: `--${option}` });
  }
  const [word = ''] = given.positionals;
  const replayOf = resolve(word);
  const home = findDataFolder();
  const files = createFiles();
  const file = await readRunFile(files, replayOf);
  if (file === undefined) throw new ProblemError('run-folder-wanted', { path: word });
  const { spec } = file;
  const engine = choice('engine', ['auto', ...engineIds]) ?? file.engine.id;
  const dir = resolve(out);
  await createRuns({ files, home }).prepare(dir, false);
  const own = text('data');
  const dataPath =
    own === undefined
      ? await dataPathOf(spec, createDataLibrary({ files, home }))
      : { dataPath: resolve(own) };
  const run = { runId: newRunId(), dir, spec, resume: false, replayOf, ...dataPath };
  // One that diverged is done again up to there, and its curve held against the old one all the same.
  const mayDiverge = (await readFinished(files, replayOf))?.reason === 'diverged';
  const exitCode = await followRun(engine, run, io, mayDiverge);
  if (exitCode !== exitCodes.done) return exitCode;
  const steps = await demandSameCurve(replayOf, dir, file.stepMetrics.length);
  if (io.json) io.stdout(JSON.stringify({ type: 'replay', identical: true, steps }));
  else io.stdout(fill(messages(io.language).commandLine.replayed, { steps }, io.language));
  return exitCodes.done;
}

/** How many steps the two curves have. Throws `replay-differs` with the first step that they do not share. */
async function demandSameCurve(before: string, after: string, metrics: number): Promise<number> {
  const [one, other] = await Promise.all([
    readFile(join(before, 'steps.bin')),
    readFile(join(after, 'steps.bin')),
  ]);
  const rowBytes = (2 + metrics) * Float64Array.BYTES_PER_ELEMENT;
  const rows = Math.ceil(Math.max(one.length, other.length) / rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [row * rowBytes, (row + 1) * rowBytes];
    if (!one.subarray(from, to).equals(other.subarray(from, to))) {
      throw new ProblemError('replay-differs', { step: row + 1 });
    }
  }
  return rows;
}
