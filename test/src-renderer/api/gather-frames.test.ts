import { expect, it } from 'vitest';

import { gatherFrames } from '../../../src-renderer/api/gather-frames.ts';

it('hands on at once after a pause, and together what comes fast, in its order', () => {
  let nowMs = 1000;
  const due: { action: () => void; atMs: number }[] = [];
  const heard: string[] = [];
  const receive = gatherFrames<string>((frame) => heard.push(`${frame} at ${nowMs}`), {
    now: () => nowMs,
    later: (action, delayMs) => due.push({ action, atMs: nowMs + delayMs }),
  });

  receive('a');
  expect(heard).toEqual(['a at 1000']);
  for (const frame of ['b', 'c', 'd']) {
    nowMs += 5;
    receive(frame);
  }
  expect(heard).toHaveLength(1);
  expect(due).toHaveLength(1);

  nowMs = due[0]!.atMs;
  due[0]!.action();
  expect(heard.slice(1)).toEqual(['b at 1033', 'c at 1033', 'd at 1033']);

  nowMs += 100;
  receive('e');
  expect(heard.at(-1)).toBe('e at 1133');
});
