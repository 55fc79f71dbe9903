import type { Frame } from '../../src-shared/protocol/codec.ts';

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
 * Behind an answer the rest waits for the next turn, so that whoever asked has gone on before the events that follow.
 */
export function gatherFrames(
  deliver: (frame: Frame) => void,
  { now, later }: Clock = windowClock,
): (frame: Frame) => void {
  let waiting: Frame[] = [];
  let isDue = false;
  let lastAt = Number.NEGATIVE_INFINITY;

  const deliverAll = (): void => {
    const answerAt = waiting.findIndex(({ header }) => !isEvent(header));
    const count = answerAt < 0 ? waiting.length : answerAt + 1;
    const frames = waiting.slice(0, count);
    waiting = waiting.slice(count);
    for (const frame of frames) deliver(frame);
    lastAt = now();
    isDue = waiting.length > 0;
    if (isDue) later(deliverAll, 0);
  };

  return (frame) => {
    waiting.push(frame);
    if (isDue) return;
    isDue = true;
    const restMs = lastAt + betweenMs - now();
    if (restMs <= 0 || !isEvent(frame.header)) deliverAll();
    else later(deliverAll, restMs);
  };
}

function isEvent(header: unknown): boolean {
  return (
    typeof header === 'object' && header !== null && 'type' in header && header.type === 'event'
  );
}
