/**
 * One frame of the wire format that every pair of processes speaks:
 *
 * `[u32 length of the rest][u32 header length][header: JSON in UTF-8][bytes]`, numbers little-endian.
 *
 * Pictures, curves and weights travel as raw bytes behind the header, never as JSON numbers.
 */
export type Frame = { readonly header: unknown; readonly bytes: Uint8Array<ArrayBuffer> };

/** A frame may hold this many bytes, its lengths not counted. Longer ones are refused by both ends. */
export const maxFrameBytes = 64 * 1024 * 1024;

const noBytes = new Uint8Array(0);

/** Writes one frame. Throws a `RangeError` where it would be longer than `maxFrameBytes`. */
export function encodeFrame(header: unknown, bytes: Uint8Array = noBytes): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const length = 4 + head.length + bytes.length;
  if (length > maxFrameBytes) throw new RangeError(`a frame of ${length} bytes is too long`);
  const frame = new Uint8Array(4 + length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, length, true);
  view.setUint32(4, head.length, true);
  frame.set(head, 8);
  frame.set(bytes, 8 + head.length);
  return frame;
}

/**
 * Cuts a stream of chunks into frames. `push` throws a `RangeError` on a length that cannot be, and the
 * stream is then to be closed: what follows cannot be trusted. `parse` turns the header's text into a value
 * (the host passes a secure parser).
 */
export function createFrameReader(parse: (text: string) => unknown = JSON.parse): {
  push: (chunk: Uint8Array) => Frame[];
} {
  let pending: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  return {
    push: (chunk) => {
      pending = join(pending, chunk);
      const frames: Frame[] = [];
      for (;;) {
        if (pending.length < 4) return frames;
        const view = new DataView(pending.buffer, pending.byteOffset, pending.byteLength);
        const length = view.getUint32(0, true);
        if (length < 4 || length > maxFrameBytes) {
          throw new RangeError(`a frame cannot be ${length} bytes long`);
        }
        if (pending.length < 4 + length) return frames;
        const headLength = view.getUint32(4, true);
        if (headLength > length - 4) throw new RangeError('a header is longer than its frame');
        const head = pending.subarray(8, 8 + headLength);
        // A copy, so that the bytes stand at an offset that typed arrays accept and the rest can be freed.
        const bytes = pending.slice(8 + headLength, 4 + length);
        frames.push({ header: parse(new TextDecoder().decode(head)), bytes });
        pending = pending.subarray(4 + length);
      }
    },
  };
}

function join(a: Uint8Array<ArrayBuffer>, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a, 0);
  joined.set(b, a.length);
  return joined;
}
