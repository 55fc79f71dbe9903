/**
 * What the desktop shell's preload puts before the window as `window.lienzo`: a way for whole frames (see
 * `codec.ts`) to the host and back. It knows nothing of what they say. In a browser it is not there.
 */
export type DesktopBridge = {
  /** Sends a call's frame; answers with the frame of its result or refusal. */
  readonly request: (frame: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>;
  /** Hears the frames that the host sends by itself. Returns what takes the listener off again. */
  readonly onFrame: (listener: (frame: Uint8Array<ArrayBuffer>) => void) => () => void;
};

/** The bridge's name in the window's global scope. */
export const desktopBridgeName = 'lienzo';
