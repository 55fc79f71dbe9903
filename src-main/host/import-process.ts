import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

import type { ImportPreview } from '../../src-shared/datasets/import-preview.ts';
import type { DatasetFile } from '../../src-shared/datasets/imported-dataset.ts';
import { ProblemError } from '../../src-shared/problem.ts';
import { createFrameReader, encodeFrame } from '../../src-shared/protocol/codec.ts';
import {
  importEventSchema,
  type ImportCommand,
  type ImportEvent,
  type ImportProgress,
} from '../../src-shared/protocol/import-messages.ts';
import { programFolder } from './program-folder.ts';
import { parseJson } from './secure-json.ts';
import { findTrainerProgram, launchImporter } from './trainer-launch.ts';

/** So long may an importer take to clean up when it is told to stop. */
const graceMs = 5_000;

export type ImportSurroundings = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
};

/** Imports data in a process of its own. Rejects as `runImporter` does. */
export async function importInProcess(
  command: Omit<ImportCommand, 'type'>,
  options: ImportSurroundings,
): Promise<DatasetFile> {
  const result = await runImporter({ type: 'import', ...command }, options);
  if (result.type !== 'imported') throw new Error(`asked for an import, got ${result.type}`);
  return result.dataset;
}

/** Asks in a process of its own what would come of an import. Rejects as `runImporter` does. */
export async function previewInProcess(
  command: Omit<ImportCommand, 'type'>,
  options: ImportSurroundings,
): Promise<ImportPreview> {
  const result = await runImporter({ type: 'preview', ...command }, options);
  if (result.type !== 'previewed') throw new Error(`asked for a preview, got ${result.type}`);
  return result.preview;
}

/**
 * Rejects with a `ProblemError`: what is wrong with the data, or `request-cancelled` when `signal` is aborted;
 * the importer is gone by then, and nothing of it is left.
 */
async function runImporter(
  command: ImportCommand,
  options: ImportSurroundings,
): Promise<Extract<ImportEvent, { type: 'imported' | 'previewed' }>> {
  const { signal, onProgress } = options;
  const program = {
    ...findTrainerProgram(),
    entry: join(programFolder, 'src-trainer', 'import-main.ts'),
  };
  const child = launchImporter(program);
  const [, , , commands, events] = child.stdio;
  let result: Exclude<ImportEvent, { type: 'progress' }> | undefined;
  let log = '';

  const reader = createFrameReader(parseJson);
  const receive = (chunk: Buffer): void => {
    for (const { header } of reader.push(chunk)) {
      const { success, data: event } = importEventSchema.safeParse(header);
      if (!success) continue;
      if (event.type === 'progress') onProgress(event.progress);
      else result = event;
    }
  };
  const eventPipe = events as Readable;
  eventPipe.on('data', (chunk: Buffer) => {
    try {
      receive(chunk);
    } catch {
      // Lengths or text that cannot be: nothing that follows can be trusted.
      child.kill('SIGKILL');
    }
  });
  eventPipe.on('error', () => undefined);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-4096);
  });
  const commandPipe = commands as Writable;
  commandPipe.on('error', () => undefined);
  commandPipe.write(encodeFrame(command));

  let force: NodeJS.Timeout | undefined;
  const cancel = (): void => {
    commandPipe.destroy();
    force = setTimeout(() => child.kill('SIGKILL'), graceMs);
  };
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  const exit = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, killedBy) => resolve(killedBy ?? String(code ?? '')));
  });
  clearTimeout(force);
  signal.removeEventListener('abort', cancel);
  if (result?.type === 'imported' || result?.type === 'previewed') return result;
  if (signal.aborted) throw new ProblemError('request-cancelled');
  if (result !== undefined) throw ProblemError.of(result.problem);
  const words =
    log
      .trim()
      .split('\n')
      .find((line) => /Error\b.*: /.test(line)) ?? exit;
  throw new ProblemError('import-failed', { reason: words.slice(0, 200) });
}
