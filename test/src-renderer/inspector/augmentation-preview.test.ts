import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { AugmentationPreview } from '../../../src-renderer/inspector/augmentation-preview.svelte.ts';
import { colourPixels } from '../../../src-renderer/inspector/colour-pixels.ts';
import { digitsSpec } from '../run/example-run.ts';
import { StandInApi } from '../run/stand-in-api.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a slider that moves asks once, for the last of its settings, and takes only its own frames', async () => {
  const api = new StandInApi({ 'model.preview': () => ({}) });
  const preview = new AugmentationPreview(api, 'mine');
  const stop = preview.listen();
  let cancel: (() => void) | undefined;
  for (const rotation of [1, 2, 3]) {
    cancel?.();
    const data = { ...digitsSpec.data, title: String(rotation) };
    cancel = preview.follow({ ...digitsSpec, title: data.title });
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(500);
  expect(api.asked('model.preview')).toMatchObject([
    { spec: { title: '3' }, probes: [{ kind: 'augmented', id: 'mine', example: 0, count: 12 }] },
  ]);
  const frame = { type: 'probe/augmented', step: 0, example: 0, shape: [2, 1, 1, 1], offset: 0 };
  const bytes = new Uint8Array(Float32Array.of(0.25, 0.5).buffer);
  api.send({ ...frame, type: 'probe/augmented', probeId: 'other' }, bytes);
  expect(preview.pictures).toBeUndefined();
  api.send({ ...frame, type: 'probe/augmented', probeId: 'mine' }, bytes);
  expect(preview.pictures).toEqual({ shape: [2, 1, 1, 1], data: Float32Array.of(0.25, 0.5) });
  stop();
});

test('colours of 0 to 1 become bytes, with full opacity', () => {
  expect([...colourPixels(Float32Array.of(0, 0.5, 1))]).toEqual([0, 128, 255, 255]);
});
