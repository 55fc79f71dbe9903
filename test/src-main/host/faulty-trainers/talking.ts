import { encodeFrame } from '../../../../src-shared/protocol/codec.ts';
import { tell, tellReady } from './speak.ts';

// Says things that this host does not know, in pieces, and then one that it does.
tellReady();
tell(encodeFrame({ type: 'weather', is: 'fine' }));
tell(encodeFrame({ type: 'answer', requestId: 'none' }));
const frame = encodeFrame({ type: 'run/checkpoint', runId: 'a', step: 3, epoch: 1 });
for (const byte of frame) tell(new Uint8Array([byte]));
setInterval(() => undefined, 1_000);
