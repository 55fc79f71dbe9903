import { describe, expect, it } from 'vitest';
import fc from 'fast-check';

import {
  createFrameReader,
  encodeFrame,
  maxFrameBytes,
} from '../../../src-shared/protocol/codec.ts';

describe('codec', () => {
  it('gives back every frame, however the stream is cut', () => {
    const frames = fc.array(
      fc.record({ header: fc.jsonValue(), bytes: fc.uint8Array({ maxLength: 60 }) }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        frames,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (sent, cuts) => {
          const stream = Buffer.concat(sent.map(({ header, bytes }) => encodeFrame(header, bytes)));
          const reader = createFrameReader();
          const received = [];
          for (let at = 0, turn = 0; at < stream.length; turn += 1) {
            const length = cuts[turn % cuts.length] ?? 1;
            received.push(...reader.push(stream.subarray(at, at + length)));
            at += length;
          }
          expect(received.map(({ header }) => header)).toEqual(
            sent.map(({ header }): unknown => JSON.parse(JSON.stringify(header))),
          );
          expect(received.map(({ bytes }) => [...bytes])).toEqual(
            sent.map(({ bytes }) => [...bytes]),
          );
        },
      ),
    );
  });

  it('hands out the bytes of a frame that comes whole where they lie, at a place for any typed array', () => {
    const frame = encodeFrame({ type: 'picture' }, new Uint8Array(new Float64Array([1, 2]).buffer));
    const [whole] = createFrameReader().push(frame);
    expect(whole?.bytes.buffer).toBe(frame.buffer);
    const { buffer, byteOffset } = whole!.bytes;
    expect([...new Float64Array(buffer, byteOffset, 2)]).toEqual([1, 2]);
  });

  it('copies the bytes of a frame that lies where a typed array cannot look', () => {
    const frame = encodeFrame({}, new Uint8Array([1, 2, 3, 4]));
    const moved = new Uint8Array(frame.length + 1);
    moved.set(frame, 1);
    const [read] = createFrameReader().push(moved.subarray(1));
    expect(read?.bytes.byteOffset).toBe(0);
    expect([...read!.bytes]).toEqual([1, 2, 3, 4]);
  });

  it('refuses a length that no frame can have', () => {
    const lie = new Uint8Array(8);
    new DataView(lie.buffer).setUint32(0, maxFrameBytes + 1, true);
    expect(() => createFrameReader().push(lie)).toThrow(RangeError);
    expect(() => createFrameReader().push(new Uint8Array([2, 0, 0, 0]))).toThrow(RangeError);
  });

  it('refuses a header that is longer than its frame', () => {
    const lie = new Uint8Array([4, 0, 0, 0, 9, 0, 0, 0]);
    expect(() => createFrameReader().push(lie)).toThrow(RangeError);
  });
});
