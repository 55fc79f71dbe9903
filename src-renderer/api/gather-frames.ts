/** So many milliseconds pass between two deliveries: thirty a second are as many as anybody can watch. */
const betweenMs = 33;

/** What time it is, in milliseconds, and how something is done later. */
export type Clock = {
  readonly now: () => number;
  readonly later: (action: () => void, delayMs: number) => void;
};

const windowClock: Clock = {
  now: () => performance.now(),
  later: (action, delayMs) => void setTimeout(action, delayMs),
};

/**
 * Hands on what arrives, in its order: at once after a pause, together with what came meanwhile where it comes fast.
 * A small network tells of hundreds of epochs a second, and the window draws once for all that is handed on together.
 */
export function gatherFrames<Frame>(
  deliver: (frame: Frame) => void,
  { now, later }: Clock = windowClock,
): (frame: Frame) => void {
  let waiting: Frame[] = [];
  let isDue = false;
  let lastAt = Number.NEGATIVE_INFINITY;

  const deliverAll = (): void => {
    isDue = false;
    const frames = waiting;
    waiting = [];
    for (const frame of frames) deliver(frame);
    lastAt = now();
  };

  return (frame) => {
    waiting.push(frame);
    if (isDue) return;
    const restMs = lastAt + betweenMs - now();
    isDue = true;
    if (restMs <= 0) deliverAll();
    else later(deliverAll, restMs);
  };
}
