import { expect, test } from 'vitest';

import { readFrames } from '../../bench/read-frames.ts';

type Event = {
  readonly name: string;
  readonly ph?: string;
  readonly tid?: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
};

function traceOf(events: readonly Event[]): Buffer {
  const traceEvents = events.map((event) => ({ ph: 'X', pid: 1, tid: 1, ...event }));
  return Buffer.from(JSON.stringify({ traceEvents }));
}

const begin = (ts: number, tid = 1): Event => ({ name: 'BeginMainThreadFrame', ph: 'I', tid, ts });

test('a frame is its script, style and layout, each counted once however they nest', () => {
  const trace = traceOf([
    begin(0),
    { name: 'EventDispatch', ts: 1_000, dur: 4_000, tdur: 3_000 },
    { name: 'FunctionCall', ts: 2_000, dur: 2_000, tdur: 2_000 },
    { name: 'Layout', ts: 3_000, dur: 500, tdur: 500 },
    { name: 'Layout', ts: 6_000, dur: 1_000, tdur: 1_000 },
    { name: 'Paint', ts: 8_000, dur: 9_000, tdur: 9_000 },
    begin(16_000),
    { name: 'FireAnimationFrame', ts: 17_000, dur: 2_000, tdur: 2_000 },
    begin(32_000),
  ]);
  expect(readFrames(trace)).toEqual([4, 2]);
});

test('frames that were not seen whole, idle ones and other threads do not count', () => {
  const trace = traceOf([
    { name: 'FunctionCall', ts: 0, dur: 5_000, tdur: 5_000 },
    begin(10_000),
    { name: 'FunctionCall', ts: 11_000, dur: 100, tdur: 100 },
    begin(20_000),
    { name: 'FunctionCall', ts: 21_000, dur: 7_000, tdur: 6_000 },
    { name: 'FunctionCall', ts: 22_000, dur: 7_000, tdur: 7_000, tid: 2 },
    begin(22_000, 2),
    begin(30_000),
    { name: 'FunctionCall', ts: 31_000, dur: 5_000, tdur: 5_000 },
  ]);
  expect(readFrames(trace)).toEqual([6]);
});

test('a trace without frames has none', () => {
  expect(readFrames(traceOf([{ name: 'FunctionCall', ts: 0, dur: 5_000 }]))).toEqual([]);
});
