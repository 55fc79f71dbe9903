import { Socket } from 'node:net';

import { startBeat } from './protocol/beat.ts';
import { createEventSender } from './protocol/event-sender.ts';
import { receiveCommands } from './protocol/receive-commands.ts';
import { createTrainer } from './trainer.ts';

// Pipes from the host: 3 commands to us, 4 events from us, 5 beats from our worker thread. What is written to
// stdout and stderr is a log and nothing else.
const beat = startBeat();
const commands = new Socket({ fd: 3, readable: true, writable: false });
const events = new Socket({ fd: 4, readable: false, writable: true });

let isLeaving = false;

/** Ends the run with a checkpoint and leaves; a second call changes nothing. */
async function leave(exitCode: number): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  await trainer.close();
  await beat.stop();
  process.exit(exitCode);
}

const trainer = createTrainer({
  sender: createEventSender(events),
  setActivity: beat.setActivity,
  onShutdown: () => void leave(0),
});
process.on('SIGTERM', () => void leave(0));
// The terminal's Ctrl+C reaches every process of its group; it is the host that decides what it means.
process.on('SIGINT', () => undefined);
// When the pipe closes the host has died: nobody is left to train for.
receiveCommands(commands, trainer.receive, () => void leave(0));
