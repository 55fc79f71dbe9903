import { randomStream, type StreamName } from '../random/random-stream.ts';
import type { Examples } from './dataset.ts';
import type { ResidentExamples, ResidentTable } from './resident-examples.ts';

/** A stretch of text as indices into the vocabulary. */
export type Characters = Uint16Array<ArrayBuffer>;

/** Whether a stretch of so many characters holds at least one window and the character after it. */
export function holdsWindow(length: number, window: number): boolean {
  return length > window;
}

/**
 * The text cut into windows that lie end to end; at least one where the text holds one.
 * An epoch so reads every character about once. With a `name`, each epoch moves all windows by the same
 * offset, below one window and drawn from name and epoch, so that a character is not always learned at the
 * same place of its window, with the same characters unseen before it. Without one, windows start at 0.
 *
 * Inputs are `[window]` characters, targets the `[window]` characters that follow each of them.
 */
export function textExamples(characters: Characters, window: number, name?: StreamName): Examples {
  if (!holdsWindow(characters.length, window)) return windowsFrom(0, characters, window, 0, name);
  // The character after the last window is needed too; with a name, the offset takes up to a window's room.
  const room = characters.length - 1 - (name === undefined ? 0 : window - 1);
  return windowsFrom(0, characters, window, Math.max(1, Math.floor(room / window)), name);
}

function windowsFrom(
  offset: number,
  characters: Characters,
  window: number,
  count: number,
  name: StreamName | undefined,
): Examples {
  const gather = (indices: Int32Array, ahead: 0 | 1): Int32Array => {
    const gathered = new Int32Array(indices.length * window);
    let to = 0;
    for (const index of indices) {
      if (index < 0 || index >= count) throw new RangeError(`no window ${index} among ${count}`);
      const from = offset + index * window + ahead;
      for (let at = from; at < from + window; at += 1, to += 1) gathered[to] = characters[at] ?? 0;
    }
    return gathered;
  };
  const examples: Examples = {
    count,
    gatherInputs: (indices) => gather(indices, 0),
    gatherTargets: (indices) => gather(indices, 1),
    forEpoch: (epoch) => {
      if (name === undefined || count === 0) return examples;
      const largest = Math.min(window - 1, characters.length - 1 - count * window);
      const moved = randomStream(...name, 'epoch', epoch).nextBelow(largest + 1);
      return windowsFrom(moved, characters, window, count, name);
    },
    get resident() {
      return residentWindows(characters, window, offset);
    },
  };
  return examples;
}

/** The characters of each text as an engine takes them, made when they are first asked for. */
const widened = new WeakMap<Characters, Int32Array<ArrayBuffer>>();

function residentWindows(characters: Characters, window: number, offset: number): ResidentExamples {
  const values = widened.get(characters) ?? Int32Array.from(characters);
  widened.set(characters, values);
  const table = (ahead: 0 | 1): ResidentTable => ({
    values,
    layout: { kind: 'windows', window, ahead },
    becomes: 'int32',
    divisor: 1,
  });
  return {
    inputs: table(0),
    targets: table(1),
    placesOf: (indices) => indices.map((index) => offset + index * window),
  };
}
