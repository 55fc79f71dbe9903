import { Socket } from 'node:net';

import { createFrameReader } from '../../../../src-shared/protocol/codec.ts';
import { trainerCommandSchema } from '../../../../src-shared/protocol/trainer-messages.ts';
import { beat, tell, tellReady } from './speak.ts';

// Begins the run it is asked for, and does nothing more: no step, no stop.
tellReady();
beat();
process.on('SIGTERM', () => undefined);
const reader = createFrameReader();
new Socket({ fd: 3, readable: true, writable: false }).on('data', (chunk: Buffer) => {
  const commands = reader.push(chunk).map(({ header }) => trainerCommandSchema.parse(header));
  if (!commands.some(({ type }) => type === 'train')) return;
  tell({
    type: 'run/started',
    runId: 'stubborn',
    dir: '/nowhere',
    engine: 'wasm',
    device: 'CPU',
    trainerPid: process.pid,
    parameterCount: 1,
    trainExamples: 1,
    validationExamples: 1,
    batchSize: 1,
    epochs: 1,
    seed: 1,
    stepsPerEpoch: 1,
    fromStep: 0,
  });
});
