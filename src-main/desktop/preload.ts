import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

import { desktopBridgeName, type DesktopBridge } from '../../src-shared/protocol/desktop-bridge.ts';
import { frameChannel, requestChannel } from './ipc-channels.ts';

// Runs in the window's process beside the page, in a world of its own. The page gets two named functions;
// neither `ipcRenderer` nor an event of it ever reaches the page.

const bridge: DesktopBridge = {
  request: (frame) => ipcRenderer.invoke(requestChannel, frame) as Promise<Uint8Array<ArrayBuffer>>,
  onFrame: (listener) => {
    const forward = (_event: IpcRendererEvent, frame: Uint8Array<ArrayBuffer>): void =>
      listener(frame);
    ipcRenderer.on(frameChannel, forward);
    return () => {
      ipcRenderer.off(frameChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld(desktopBridgeName, bridge);
