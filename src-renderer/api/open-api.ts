import type { Api } from '../../src-shared/protocol/api.ts';
import { desktopBridgeName, type DesktopBridge } from '../../src-shared/protocol/desktop-bridge.ts';
import { openDesktopApi } from './desktop-api.ts';
import { openWebApi } from './web-api.ts';

declare global {
  interface Window {
    /** Put there by the desktop shell's preload, before the page runs. */
    readonly [desktopBridgeName]?: DesktopBridge;
  }
}

/** The host: the desktop shell's where there is one, else the server that the page came from. */
export function openApi(): Api {
  const bridge = window[desktopBridgeName];
  if (bridge !== undefined) return openDesktopApi(bridge);
  const address = new URL('ws', document.baseURI);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return openWebApi(() => new WebSocket(address));
}
