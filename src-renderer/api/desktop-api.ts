import type { Api } from '../../src-shared/protocol/api.ts';
import { createFrameReader, type Frame } from '../../src-shared/protocol/codec.ts';
import type { DesktopBridge } from '../../src-shared/protocol/desktop-bridge.ts';
import { createFrameClient } from './frame-client.ts';
import { gatherFrames } from './gather-frames.ts';

/** The host behind the desktop shell's bridge, which is there as long as the window is. */
export function openDesktopApi(bridge: DesktopBridge): Api {
  const receive = gatherFrames((frame) => client.receive(frame));
  const client = createFrameClient(async (frame) => {
    for (const reply of readFrames(await bridge.request(frame))) receive(reply);
  });
  bridge.onFrame((bytes) => {
    for (const frame of readFrames(bytes)) receive(frame);
  });
  return {
    call: client.call,
    callWithBytes: client.callWithBytes,
    listen: client.listen,
    onConnection: (listener) => {
      listener(true);
      return () => undefined;
    },
  };
}

function readFrames(bytes: Uint8Array): readonly Frame[] {
  return createFrameReader().push(bytes);
}
