import { expect, test } from 'vitest';

import { decodeCaptions } from '../../../src-renderer/captions/decode-captions.ts';
import type { CaptionVerdict } from '../../../src-shared/protocol/caption-frame.ts';

function decode(verdicts: readonly (CaptionVerdict | undefined)[]) {
  return decodeCaptions(
    {
      type: 'probe/captions',
      ...{ probeId: 'captions', step: 4 },
      items: verdicts.map((verdict, example) => ({
        ...{ example, words: [] },
        ...(verdict && { verdict }),
      })),
      pictures: { shape: [verdicts.length, 1, 1, 1], offset: 0 },
    },
    new Uint8Array(Float32Array.from(verdicts, (_, at) => at).buffer),
  );
}

test('true captions are counted where they can be judged', () => {
  expect(decode(['true', 'colour', 'true']).trueCount).toBe(2);
  expect(decode(['empty', 'colour']).trueCount).toBe(0);
});

test('no caption counts as true where nobody knows what the pictures show', () => {
  const decoded = decode([undefined, undefined]);
  expect(decoded.trueCount).toBeUndefined();
  expect(decoded.items.map(({ picture }) => [...picture.data])).toEqual([[0], [1]]);
});
