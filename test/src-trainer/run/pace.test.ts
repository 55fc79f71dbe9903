import { afterEach, describe, expect, it, vi } from 'vitest';

import type { StepTaker } from '../../../src-trainer/training/step-taker.ts';
import type { RunControl } from '../../../src-trainer/run/run-control.ts';
import { pointsSpec } from '../small-run.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';

// How often a window hears of a run and how soon a pause takes effect, on a clock that only the steps move.

/** A network's time for a step, for a call whatever its steps, and for measuring the held-out examples. */
type Costs = { readonly stepMs: number; readonly callMs: number; readonly passesMs: number };

const scene = vi.hoisted(() => ({
  nowMs: 0,
  /** At a given time. */
  costsAt: (_nowMs: number): Costs => ({ stepMs: 1, callMs: 0, passesMs: 0 }),
  /** What happens while the clock goes from one time to another. */
  onTime: (_fromMs: number, _toMs: number): void => undefined,
}));

/** Steps that take their time and change nothing, in the place of those that would be chosen. */
vi.mock('../../../src-trainer/training/choose-steps.ts', () => {
  const pass = (ms: number): void => {
    const before = scene.nowMs;
    scene.nowMs += ms;
    scene.onTime(before, scene.nowMs);
  };
  const taker: StepTaker = {
    isCompiled: true,
    parts: 1,
    take: (_examples, batches) => {
      const { stepMs, callMs } = scene.costsAt(scene.nowMs);
      pass(callMs + batches.length * stepMs);
      return batches.map(() => ({ loss: 1, answers: undefined }));
    },
    settle: () => undefined,
    adopt: () => undefined,
    forget: () => undefined,
    runPasses: (_examples, passes) => {
      const { passesMs } = scene.costsAt(scene.nowMs);
      pass(passesMs);
      return passes.map(() => ({ loss: 1, correct: 0, probabilities: undefined }));
    },
    dispose: () => undefined,
  };
  return { chooseSteps: () => taker };
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Trains until a time on that clock, and gives when what was heard, and how long every call took. */
async function train(costsAt: (nowMs: number) => Costs, untilMs: number, pauseAtMs = Infinity) {
  let control: RunControl | undefined;
  const calls: { readonly atMs: number; readonly ms: number }[] = [];
  scene.nowMs = 0;
  scene.costsAt = costsAt;
  scene.onTime = (fromMs, toMs) => {
    calls.push({ atMs: fromMs, ms: toMs - fromMs });
    if (fromMs <= pauseAtMs && pauseAtMs < toMs) control?.pause();
    if (toMs >= untilMs) control?.stop();
  };
  vi.spyOn(performance, 'now').mockImplementation(() => scene.nowMs);
  const heard: { readonly what: string; readonly atMs: number; readonly points: number }[] = [];
  await trainHere(await temporaryFolder(), pointsSpec({ epochs: 100_000, batchSize: 16 }), {
    onEvent: (event, now) => {
      control = now;
      const points = event.type === 'run/steps' ? event.count : 0;
      const what = event.type === 'run/state' ? event.state : event.type;
      heard.push({ what, atMs: scene.nowMs, points });
      if (what === 'paused') control.stop();
    },
  });
  vi.restoreAllMocks();
  return { calls, heard, points: heard.filter(({ what }) => what === 'run/steps') };
}

/** From the smallest net there is to one that takes its time; ten steps are an epoch. */
const nets: readonly (readonly [what: string, Costs])[] = [
  ['0.02 ms a step', { stepMs: 0.02, callMs: 0.1, passesMs: 0.2 }],
  ['0.2 ms a step', { stepMs: 0.2, callMs: 0.1, passesMs: 0.5 }],
  ['1 ms a step', { stepMs: 1, callMs: 0.2, passesMs: 1 }],
  ['7 ms a step', { stepMs: 7, callMs: 0.2, passesMs: 10 }],
  ['40 ms a step', { stepMs: 40, callMs: 0.2, passesMs: 5 }],
];

describe('a run', () => {
  it.each(nets)('tells of its steps 20 times a second and no more: %s', async (_, costs) => {
    const { points } = await train(() => costs, 1500);
    // At first it has to find out how long a step takes.
    const messages = points.filter(({ atMs }) => atMs >= 500 && atMs < 1500);
    // One more, since one that is late belongs to the time before.
    expect(messages.length).toBeLessThanOrEqual(21);
    expect(messages.length).toBeGreaterThanOrEqual(18);
    const gaps = messages.slice(1).map(({ atMs }, index) => atMs - messages[index]!.atMs);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(100);
  });

  it.each(nets)('stands still within 100 ms of being told to: %s', async (_, costs) => {
    for (const pauseAtMs of [3, 41, 577, 801]) {
      const { heard } = await train(() => costs, 10_000, pauseAtMs);
      const paused = heard.find(({ what }) => what === 'paused');
      expect(paused!.atMs - pauseAtMs).toBeLessThanOrEqual(100);
    }
  });

  it('stands still within 100 ms even where steps take three times as long all at once', async () => {
    for (const [, costs] of nets.slice(0, 4)) {
      const slower = { ...costs, stepMs: 3 * costs.stepMs };
      const costsAt = (nowMs: number): Costs => (nowMs < 700 ? costs : slower);
      const { heard } = await train(costsAt, 10_000, 701);
      const paused = heard.find(({ what }) => what === 'paused');
      expect(paused!.atMs - 701).toBeLessThanOrEqual(100);
    }
  });

  it('tells of an epoch behind the epoch’s steps, however quick it is', async () => {
    for (const [, costs] of nets) {
      const { heard } = await train(() => costs, 400);
      let steps = 0;
      let epochs = 0;
      for (const { what, points } of heard) {
        steps += points;
        if (what !== 'run/epoch') continue;
        epochs += 1;
        expect(steps).toBeGreaterThanOrEqual(10 * epochs);
      }
      expect(epochs).toBe(Math.floor(steps / 10));
    }
  });

  it('hands its points on before it measures for long', async () => {
    const { heard, calls } = await train(() => ({ stepMs: 7, callMs: 0, passesMs: 2000 }), 12_000);
    const measurings = calls.filter(({ ms }) => ms === 2000);
    expect(measurings.length).toBeGreaterThan(3);
    for (const { atMs } of measurings) {
      const told = heard.filter((one) => one.what === 'run/steps' && one.atMs <= atMs);
      expect(told.reduce((sum, { points }) => sum + points, 0) % 10).toBe(0);
    }
  });
});
