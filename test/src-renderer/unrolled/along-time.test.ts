import { flushSync } from 'svelte';
import { expect, it } from 'vitest';

import { AlongTime } from '../../../src-renderer/unrolled/along-time.svelte.ts';
import type { UnrolledFrame } from '../../../src-shared/protocol/unrolled-frame.ts';
import { collectFloats } from './example-unrolled.ts';

it('two quick looks at the next example go two on, whether or not the first was seen', () => {
  const floats = collectFloats();
  const frame: UnrolledFrame = {
    ...({ type: 'probe/unrolled', probeId: 'unrolled', step: 7, nodeId: 'simplernn_1' } as const),
    ...({ layer: 'SimpleRNN', activation: 'tanh', example: 0, examples: 3 } as const),
    ...{ isTyped: false, features: 1, units: 1, hasBias: true, loss: 2, gates: [], weights: [] },
    inputs: floats.add([1, 1], [1]),
    outputs: floats.add([1, 1], [0.5]),
    losses: floats.add([1], [2]),
  };
  const along = new AlongTime();
  along.hear(frame, floats.bytes());
  along.moveExample(1);
  along.moveExample(1);
  flushSync();
  expect(along.example).toBe(2);
  along.moveExample(1);
  along.moveExample(-1);
  along.moveExample(-1);
  flushSync();
  expect(along.example).toBe(1);
});
