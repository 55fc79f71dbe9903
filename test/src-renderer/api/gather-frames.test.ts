import { beforeEach, expect, it } from 'vitest';

import { gatherFrames } from '../../../src-renderer/api/gather-frames.ts';

let nowMs = 0;
let due: { action: () => void; atMs: number }[] = [];
let heard: string[] = [];
let receive: (name: string, type?: string) => void;

beforeEach(() => {
  nowMs = 1000;
  due = [];
  heard = [];
  const take = gatherFrames(
    ({ header }) => heard.push(`${(header as { name: string }).name} at ${nowMs}`),
    {
      now: () => nowMs,
      later: (action, delayMs) => due.push({ action, atMs: nowMs + delayMs }),
    },
  );
  receive = (name, type = 'event') => take({ header: { type, name }, bytes: new Uint8Array(0) });
});

function passTime(): void {
  const next = due.shift()!;
  nowMs = next.atMs;
  next.action();
}

it('hands on at once after a pause, and together what comes fast, in its order', () => {
  receive('a');
  expect(heard).toEqual(['a at 1000']);
  for (const name of ['b', 'c', 'd']) {
    nowMs += 5;
    receive(name);
  }
  expect(heard).toHaveLength(1);
  expect(due).toHaveLength(1);
  passTime();
  expect(heard.slice(1)).toEqual(['b at 1033', 'c at 1033', 'd at 1033']);
  nowMs += 100;
  receive('e');
  expect(heard.at(-1)).toBe('e at 1133');
});

it('lets whoever asked go on before the events behind an answer, and no answer overtake an event', () => {
  for (const name of ['a', 'b']) receive(name);
  receive('answer', 'result');
  for (const name of ['c', 'd']) receive(name);
  passTime();
  expect(heard.map((line) => line.split(' ')[0])).toEqual(['a', 'b', 'answer']);
  passTime();
  expect(heard.map((line) => line.split(' ')[0])).toEqual(['a', 'b', 'answer', 'c', 'd']);
  expect(due).toEqual([]);
});

it('does not keep an answer waiting that nothing stands before', () => {
  receive('a');
  receive('answer', 'result');
  expect(heard).toEqual(['a at 1000', 'answer at 1000']);
});
