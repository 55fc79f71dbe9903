import { fill } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { launchDesktop } from '../../desktop/launch.ts';
import type { Command } from '../command.ts';
import { serveUntilInterrupted } from './serve.ts';

/**
 * `lienzo` alone: opens the desktop app. Where there can be no window it says why in one line and serves the
 * same app on this machine instead.
 */
export const open: Command = {
  usage: '[--port N]',
  summary: 'openSummary',
  options: { port: { argument: 'N', help: 'optionPort' } },
  positionals: { min: 0, max: 0 },
  run: async ({ whole }, io) => {
    const port = whole('port', { min: 0, max: 65_535 }) ?? 0;
    const words = messages(io.language).desktop;
    const desktop = await launchDesktop({
      onProgress: (seconds) => io.stderr(fill(words.downloading, { seconds }, io.language)),
    });
    if (desktop.isOpen) return desktop.exitCode;
    if (desktop.details !== undefined && process.env['LIENZO_DEBUG'] === '1')
      io.stderr(desktop.details);
    return serveUntilInterrupted(port, io, words[desktop.reason]);
  },
};
