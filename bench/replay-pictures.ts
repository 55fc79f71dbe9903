import type { WindowHost } from '../src-main/host/window-connection.ts';
import type { ApiEvent, ApiEventListener } from '../src-shared/protocol/api.ts';

type Picture = { readonly event: ApiEvent; readonly bytes: Uint8Array<ArrayBuffer> };

/** A host whose pictures of a network come again as often as one likes. */
export type ReplayingHost = WindowHost & {
  /** Sends the newest picture again and again, its numbers changed a little, until what it returns is called. */
  readonly replay: (everyMs: number) => () => void;
};

/**
 * A network of a hundred nodes trains slowly and so shows pictures seldom. To see what they cost a window,
 * the real ones of the run are sent again at the rate at which a small network's come.
 */
export function replayPictures(host: WindowHost): ReplayingHost {
  const listeners = new Set<ApiEventListener>();
  let newest: Picture | undefined;
  host.listen((event, bytes) => {
    if (event.type === 'probe/activations') newest = { event, bytes };
  });
  return {
    call: host.call,
    listen: (listener) => {
      listeners.add(listener);
      const stop = host.listen(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    replay: (everyMs) => {
      const timer = setInterval(() => {
        if (newest === undefined) return;
        const { event } = newest;
        const values = new Float32Array(newest.bytes.slice().buffer).map((value) => value * 1.01);
        newest = { event, bytes: new Uint8Array(values.buffer) };
        for (const listener of listeners) listener(event, newest.bytes);
      }, everyMs);
      return () => clearInterval(timer);
    },
  };
}
