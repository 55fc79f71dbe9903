import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { countMemoryKills, watchMemoryKills } from '../../../src-main/host/watch-memory-kills.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

test('the count is read from what Linux says, and unknown elsewhere', () => {
  const path = join(makeTemporaryFolder(), 'vmstat');
  expect(countMemoryKills(path)).toBeUndefined();
  writeFileSync(path, 'nr_free_pages 12\noom_kill 3\ndrop_pagecache 0\n');
  expect(countMemoryKills(path)).toBe(3);
  writeFileSync(path, 'nr_free_pages 12\n');
  expect(countMemoryKills(path)).toBeUndefined();
});

test('a kill is seen whether or not it was looked at before the news, and forgotten two looks later', () => {
  let count = 1;
  const watch = watchMemoryKills(() => count);
  expect(watch.hasKilled()).toBe(false);
  count = 2;
  expect(watch.hasKilled()).toBe(true);
  watch.look();
  expect(watch.hasKilled()).toBe(true);
  watch.look();
  expect(watch.hasKilled()).toBe(false);
});

test('where the system does not count, it is not known', () => {
  expect(watchMemoryKills(() => undefined).hasKilled()).toBeUndefined();
});
