import { expect, test } from 'vitest';

import { wordDevice } from '../../../src-renderer/shell/word-device.ts';

test('a device’s threads are said in the window’s language', () => {
  expect(wordDevice('CPU, 8 threads', 'es')).toBe('CPU, 8 hilos');
  expect(wordDevice('CPU, 1 thread', 'es')).toBe('CPU, 1 hilo');
  expect(wordDevice('CPU, 8 threads', 'en')).toBe('CPU, 8 threads');
});

test('other names of devices stay as they are', () => {
  expect(wordDevice('Apple M4', 'es')).toBe('Apple M4');
});
