import { stripVTControlCharacters } from 'node:util';

import { messages } from '../../../src-shared/messages/messages.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { createHost } from '../../host/create-host.ts';
import { ensureRendererBundle } from '../../web/renderer-bundle.ts';
import { startWebServer } from '../../web/web-server.ts';
import { exitCodes, type Command } from '../command.ts';
import type { CommandIo } from '../command-io.ts';

/** `lienzo serve [--port N] [--json]`: the app for a browser on this machine, until Ctrl+C. */
export const serve: Command = {
  usage: 'serve [--port N] [--json]',
  summary: 'serveSummary',
  options: { port: { argument: 'N', help: 'optionPort' } },
  positionals: { min: 0, max: 0 },
  run: ({ whole }, io) => serveUntilInterrupted(whole('port', { min: 0, max: 65_535 }) ?? 0, io),
};

/** Serves until Ctrl+C; a run that is going on is then ended with a checkpoint. `why` stands before the address. */
export async function serveUntilInterrupted(
  port: number,
  io: CommandIo,
  why?: string,
): Promise<number> {
  const words = messages(io.language).commandLine;
  const bundleFolder = await buildWindow();
  const host = await createHost({ shell: 'browser', language: io.language });
  try {
    const server = await startWebServer(host, { bundleFolder, port });
    if (io.json) io.stdout(JSON.stringify({ type: 'serve/ready', url: server.url }));
    else {
      io.stdout(`${why ?? words.serving} ${server.url}`);
      io.stderr(words.servingNote);
    }
    await interrupted(io.signal);
    io.stderr(words.servingEnds);
    await server.close();
  } finally {
    await host.close();
  }
  // Ctrl+C is how a server ends.
  return exitCodes.done;
}

/** The window's folder; what the builder says against it becomes one sentence. */
async function buildWindow(): Promise<string> {
  try {
    return await ensureRendererBundle();
  } catch (error) {
    const lines = stripVTControlCharacters(String(error)).split('\n');
    if (process.env['LIENZO_DEBUG'] === '1') console.error(lines.join('\n'));
    const reason = lines.find((line) => line.includes('[') && line.includes(']')) ?? lines[0] ?? '';
    throw new ProblemError('window-not-built', { reason: reason.trim().slice(0, 200) });
  }
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
