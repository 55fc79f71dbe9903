/**
 * One frame of the wire format that every pair of processes speaks:
 *
 * `[u32 length of the rest][u32 header length][header: JSON in UTF-8][bytes]`, numbers little-endian. The header
 * may end in spaces.
 *
 * Pictures, curves and weights travel as raw bytes behind the header, never as JSON numbers.
 */
export type Frame = { readonly header: unknown; readonly bytes: Uint8Array<ArrayBuffer> };

/** A frame may hold this many bytes, its lengths not counted. Longer ones are refused by both ends. */
export const maxFrameBytes = 64 * 1024 * 1024;

const noBytes = new Uint8Array(0);

/** The bytes of a frame begin at a multiple of this, so that typed arrays can look at them where they lie. */
const alignment = 8;
const space = 0x20;

/**
 * Writes one frame; spaces behind the header's JSON bring the bytes to an aligned place. Throws a `RangeError`
 * where the frame would be longer than `maxFrameBytes`.
 */
export function encodeFrame(header: unknown, bytes: Uint8Array = noBytes): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const headLength = Math.ceil(head.length / alignment) * alignment;
  const length = 4 + headLength + bytes.length;
  if (length > maxFrameBytes) throw new RangeError(`a frame of ${length} bytes is too long`);
  const frame = new Uint8Array(4 + length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, length, true);
  view.setUint32(4, headLength, true);
  frame.set(head, 8);
  frame.fill(space, 8 + head.length, 8 + headLength);
  frame.set(bytes, 8 + headLength);
  return frame;
}

/**
 * Cuts a stream of chunks into frames. `push` throws a `RangeError` on a length that cannot be, and the
 * stream is then to be closed: what follows cannot be trusted. `parse` turns the header's text into a value
 * (the host passes a secure parser). The chunks must not change afterwards: a frame's bytes may be a part of
 * one.
 */
export function createFrameReader(parse: (text: string) => unknown = JSON.parse): {
  push: (chunk: Uint8Array) => Frame[];
} {
  // A large frame comes in many chunks; they are joined once, when the last of them is there.
  let chunks: Uint8Array[] = [];
  let size = 0;
  let wanted = 4;
  return {
    push: (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size < wanted) return [];
      let pending = join(chunks, size);
      const frames: Frame[] = [];
      wanted = 4;
      while (pending.length >= wanted) {
        const view = new DataView(pending.buffer, pending.byteOffset, pending.byteLength);
        const length = view.getUint32(0, true);
        if (length < 4 || length > maxFrameBytes) {
          throw new RangeError(`a frame cannot be ${length} bytes long`);
        }
        if (pending.length < 4 + length) {
          wanted = 4 + length;
          break;
        }
        const headLength = view.getUint32(4, true);
        if (headLength > length - 4) throw new RangeError('a header is longer than its frame');
        const head = pending.subarray(8, 8 + headLength);
        const bytes = takeBytes(pending.subarray(8 + headLength, 4 + length));
        frames.push({ header: parse(new TextDecoder().decode(head)), bytes });
        pending = pending.subarray(4 + length);
      }
      chunks = [pending];
      size = pending.length;
      return frames;
    },
  };
}

/** A frame's bytes where they lie, or a copy of them where typed arrays would refuse the place. */
function takeBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && byteOffset % alignment === 0
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Uint8Array(bytes);
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const filled = chunks.filter(({ length }) => length > 0);
  const [only] = filled;
  if (filled.length === 1 && only !== undefined) return only;
  const joined = new Uint8Array(size);
  let at = 0;
  for (const chunk of filled) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
