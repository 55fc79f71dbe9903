import { flushSync } from 'svelte';
import { expect, test } from 'vitest';

import { Captioning } from '../../../src-renderer/captions/captioning.svelte.ts';

const kinds = (captioning: Captioning): string[] => captioning.probes.map(({ kind }) => kind);

test('sentences are asked for while somebody shows them, and a tree while a picture is looked at closely', () => {
  const captioning = new Captioning();
  expect(kinds(captioning)).toEqual([]);
  const [leave, leaveToo] = [captioning.want(), captioning.want()];
  flushSync();
  expect(kinds(captioning)).toEqual(['captions']);
  captioning.asked = { picture: { kind: 'held-out', example: 4 }, beamWidth: 5 };
  expect(kinds(captioning)).toEqual(['captions', 'beam']);
  leave();
  expect(kinds(captioning)).toEqual(['captions', 'beam']);
  leaveToo();
  captioning.asked = undefined;
  expect(kinds(captioning)).toEqual([]);
});

test('what a frame tells is kept with its picture, until it is of other data', () => {
  const captioning = new Captioning();
  const pixels = Float32Array.of(9, 0, 0.25, 0.5, 1);
  const tree = { nodes: [], path: [] };
  const head = { probeId: 'beam', runId: 'run-1', step: 7, steps: 14 };
  captioning.hear(
    {
      type: 'probe/beam',
      ...head,
      asked: { beamWidth: 2, example: 4 },
      tree,
      picture: { shape: [2, 2, 1], offset: 1 },
    },
    new Uint8Array(pixels.buffer),
  );
  expect(captioning.beam).toMatchObject({ ...head, tree, asked: { example: 4 } });
  expect([...captioning.beam!.picture.data]).toEqual([0, 0.25, 0.5, 1]);
  captioning.forget();
  expect(captioning.beam).toBeUndefined();
});
