import { expect, test } from 'vitest';

import { cacheFolder } from '../../../../src-main/host/engines/packs-folder.ts';

test('LIENZO_CACHE wins over the platform’s own place', () => {
  expect(cacheFolder({ LIENZO_CACHE: '/shared/lienzo' }, 'linux', '/home/ana')).toBe(
    '/shared/lienzo',
  );
  expect(cacheFolder({ LIENZO_CACHE: '' }, 'linux', '/home/ana')).toBe('/home/ana/.cache/lienzo');
});

test('on Linux it is the cache of the desktop, where that is an absolute path', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache/ana' }, 'linux', '/home/ana')).toBe(
    '/var/cache/ana/lienzo',
  );
  expect(cacheFolder({ XDG_CACHE_HOME: 'cache' }, 'linux', '/home/ana')).toBe(
    '/home/ana/.cache/lienzo',
  );
});

test('on macOS it is Library/Caches', () => {
  expect(cacheFolder({}, 'darwin', '/Users/ana')).toBe('/Users/ana/Library/Caches/lienzo');
});
