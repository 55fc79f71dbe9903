import { Socket } from 'node:net';

import { parse } from 'secure-json-parse';

import { createFrameReader, encodeFrame } from '../src-shared/protocol/codec.ts';
import {
  importCommandSchema,
  type ImportCommand,
  type ImportEvent,
  type ImportProgress,
} from '../src-shared/protocol/import-messages.ts';
import { importData, previewData } from './import/import-data.ts';
import { describeFailure } from './protocol/describe-failure.ts';

// A process of its own for one import: beside whatever is being trained, without an engine, and gone with all
// that it holds when it is done. Pipes as the trainer's: 3 the command, 4 events; when 3 closes, nobody waits
// for the data set any more.
const progressMs = 100;

const commands = new Socket({ fd: 3, readable: true, writable: false });
const events = new Socket({ fd: 4, readable: false, writable: true });
events.on('error', () => undefined);

const cancelled = new AbortController();

function send(event: ImportEvent): Promise<void> {
  return new Promise((resolve) => {
    events.write(encodeFrame(event), () => resolve());
  });
}

async function run(command: ImportCommand): Promise<void> {
  let toldAt = 0;
  try {
    const surroundings = {
      libraryFolder: command.libraryFolder,
      signal: cancelled.signal,
      onProgress: (progress: ImportProgress): void => {
        const now = performance.now();
        if (now - toldAt < progressMs) return;
        toldAt = now;
        void send({ type: 'progress', progress });
      },
    };
    const { given, options } = command;
    if (command.type === 'import') {
      const dataset = await importData(given, options, surroundings);
      await send({ type: 'imported', dataset });
    } else {
      const preview = await previewData(given, options, surroundings);
      await send({ type: 'previewed', preview });
    }
  } catch (error) {
    const problem = cancelled.signal.aborted
      ? { code: 'request-cancelled', details: {} }
      : describeFailure(error, 'import');
    await send({ type: 'problem', problem });
  }
  process.exit(0);
}

let hasBegun = false;
const reader = createFrameReader((text) => parse(text));
commands.on('data', (chunk: Buffer) => {
  for (const { header } of reader.push(chunk)) {
    if (hasBegun) continue;
    hasBegun = true;
    void run(importCommandSchema.parse(header));
  }
});
commands.on('error', () => cancelled.abort());
commands.on('close', () => cancelled.abort());
// The terminal's Ctrl+C reaches every process of its group; it is the host that decides what it means.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => cancelled.abort());
