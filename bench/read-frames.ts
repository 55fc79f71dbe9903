import { z } from 'zod';

/** A part of Chromium's trace format: `ts` and `dur` in microseconds of the clock, `tdur` of the thread. */
const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
});
const traceSchema = z.object({ traceEvents: z.array(eventSchema) });
type TraceEvent = z.infer<typeof eventSchema>;

/** What counts as script, style or layout; what lies inside one of them is counted with it. */
const counted = new Set([
  ...['EvaluateScript', 'FunctionCall', 'v8.callFunction', 'v8.newInstance', 'RunMicrotasks'],
  ...['EventDispatch', 'TimerFire', 'FireAnimationFrame', 'MajorGC', 'MinorGC', 'ParseHTML'],
  ...['UpdateLayoutTree', 'Layout'],
]);
const frameBegins = 'BeginMainThreadFrame';
/** A frame with less did nothing that anybody waits for. */
const idleMs = 0.5;

/**
 * Milliseconds of script, style and layout of every frame of a page in which there was any, from a trace of
 * the whole browser: thread time on the page's main thread from one frame's beginning to the next, so that a
 * machine which does other things as well says the same.
 */
export function readFrames(trace: Buffer): number[] {
  const { traceEvents } = traceSchema.parse(JSON.parse(trace.toString()));
  const page = busiestThread(traceEvents);
  const begins = page
    .filter(({ name }) => name === frameBegins)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const work = page
    .filter(({ name, ph }) => ph === 'X' && counted.has(name))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const frames = new Array<number>(Math.max(0, begins.length - 1)).fill(0);
  let frame = -1;
  let countedUntil = 0;
  for (const { ts, dur = 0, tdur = dur } of work) {
    if (ts < countedUntil) continue;
    countedUntil = ts + dur;
    while ((begins[frame + 1] ?? Infinity) <= ts) frame += 1;
    // What comes before the first beginning, or after the last, belongs to a frame that was not seen whole.
    if (frame >= 0 && frame < frames.length) frames[frame] = (frames[frame] ?? 0) + tdur / 1000;
  }
  return frames.filter((ms) => ms >= idleMs);
}

/** The events of the page's main thread: of all threads that begin frames, the one that did most. */
function busiestThread(events: readonly TraceEvent[]): TraceEvent[] {
  const threads = Map.groupBy(events, ({ pid, tid }) => `${pid}/${tid}`);
  const pages = [...threads.values()].filter((all) => all.some(({ name }) => name === frameBegins));
  return pages.toSorted((a, b) => b.length - a.length)[0] ?? [];
}
