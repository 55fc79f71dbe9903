import { expect, test } from 'vitest';

import { NewestPicture } from '../../../../src-renderer/run/own-picture/newest-picture.svelte.ts';
import type { Picture } from '../../../../src-shared/pictures/fit-picture.ts';

const picture: Picture = { width: 1, height: 1, rgba: new Uint8Array(4) };
type Input = Float32Array<ArrayBuffer>;

/** A door and what came of it last; its fitting waits until it is finished. */
function setUp() {
  let shown: Input | undefined;
  const newest = new NewestPicture((input) => (shown = input));
  const begun = Promise.withResolvers<(input: Input) => void>();
  const fit = (): Promise<Input> => new Promise((resolve) => begun.resolve(resolve));
  return { newest, begun: begun.promise, fit, shown: () => shown };
}

test('a refused picture is not overwritten by the one before it, which is fitted late', async () => {
  const { newest, begun, fit, shown } = setUp();
  const first = newest.take(Promise.resolve(picture), fit);
  const finish = await begun;
  await newest.take(Promise.resolve('noPicture'), fit);
  finish(Float32Array.of(1));
  await first;
  expect(newest.fault).toBe('noPicture');
  expect(shown()).toBeUndefined();
});

test('a picture that is decoded late does not take the place of the one after it', async () => {
  const { newest, fit, shown } = setUp();
  const decoding = Promise.withResolvers<Picture>();
  const slow = newest.take(decoding.promise, fit);
  await newest.take(Promise.resolve(picture), () => Promise.resolve(Float32Array.of(2)));
  decoding.resolve(picture);
  await slow;
  expect([...(shown() ?? [])]).toEqual([2]);
});

test('what takes its place otherwise is not overwritten either', async () => {
  const { newest, begun, fit, shown } = setUp();
  const first = newest.take(Promise.resolve(picture), fit);
  const finish = await begun;
  newest.replace(undefined);
  finish(Float32Array.of(1));
  await first;
  expect(shown()).toBeUndefined();
});
