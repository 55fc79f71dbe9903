import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { TrainingSettings } from '../../../src-shared/document/document.ts';
import type { TrainerEvent } from '../../../src-shared/protocol/trainer-messages.ts';
import type { ChangeRecord, WantedChange } from '../../../src-shared/spec/live-changes.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { readChanges } from '../../../src-trainer/run/change-journal.ts';
import type { RunControl } from '../../../src-trainer/run/run-control.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { problemOf, temporaryFolder, trainHere, type TrainedHere } from '../run-in-process.ts';
import { chainSpec, pointsSpec } from '../small-run.ts';

const momentum = { type: 'momentum', learningRate: 0.05, momentum: 0.9 } as const;

/** Everything in it that may change: momentum, a rate, a decay that is off, and dropout. 10 steps an epoch. */
function spec(training: Partial<TrainingSettings> = {}): RunSpec {
  return pointsSpec({ optimizer: momentum, epochs: 6, ...training });
}

const dropoutId = spec().model.layers.find(({ type }) => type === 'Dropout')?.id ?? '';

/** Takes single steps, asks for changes when so many updates are done, and goes on behind the last of them. */
function askAfter(wanted: Readonly<Record<number, WantedChange[]>>) {
  const last = Math.max(...Object.keys(wanted).map(Number));
  return (event: TrainerEvent, control: RunControl): void => {
    if (event.type === 'run/started') control.pause();
    if (event.type !== 'run/state' || event.state !== 'paused') return;
    const now = wanted[event.step];
    if (now !== undefined) control.change(now);
    if (event.step < last) control.step();
    else control.goOn();
  };
}

const allFour = askAfter({
  4: [{ setting: 'learningRate', value: 0.2 }],
  13: [{ setting: 'weightDecay', value: 3 }],
  20: [
    { setting: 'dropoutRate', nodeId: dropoutId, value: 0.6 },
    { setting: 'momentum', value: 0.3 },
  ],
  31: [{ setting: 'weightDecay', value: 0 }],
});

function changesOf({ events }: Pick<TrainedHere, 'events'>): ChangeRecord[] {
  return events.flatMap(({ event }) =>
    event.type === 'run/changed' ? [{ step: event.step, changes: event.changes }] : [],
  );
}

function losses({ points }: TrainedHere): (number | undefined)[] {
  return points.map(([, , loss]) => loss);
}

async function recordOf(dir: string): Promise<Buffer> {
  return readFile(join(dir, 'steps.bin'));
}

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  let without: TrainedHere;
  beforeAll(async () => {
    engine = await openHere(id);
    without = await trainHere(await temporaryFolder(), spec({ epochs: 2 }), { engine });
  });
  afterAll(() => engine.dispose());

  it.each<[string, WantedChange]>([
    ['the learning rate', { setting: 'learningRate', value: 0.2 }],
    ['weight decay', { setting: 'weightDecay', value: 3 }],
    ['dropout', { setting: 'dropoutRate', nodeId: dropoutId, value: 0.6 }],
    ['momentum', { setting: 'momentum', value: 0.3 }],
  ])('%s changes with the very step that is named', async (_name, change) => {
    const dir = await temporaryFolder();
    const short = spec({ epochs: 2 });
    const changed = await trainHere(dir, short, { engine, onEvent: askAfter({ 14: [change] }) });
    const [record] = changesOf(changed);
    const step = 15;
    expect(record).toMatchObject({ step, changes: [change] });
    expect(readChanges(dir)).toEqual(changesOf(changed));
    // A loss is measured before its update; a dropped unit shows in the loss itself.
    const firstOther = change.setting === 'dropoutRate' ? step : step + 1;
    expect(losses(changed).slice(0, firstOther - 1)).toEqual(
      losses(without).slice(0, firstOther - 1),
    );
    expect(losses(changed)[firstOther - 1]).not.toBe(losses(without)[firstOther - 1]);
  });

  it('a run done again from its folder has the same curve, bit for bit', async () => {
    const dir = await temporaryFolder();
    const first = await trainHere(dir, spec({ schedule: 'cosine' }), { engine, onEvent: allFour });
    expect(changesOf(first)).toHaveLength(4);
    const again = await temporaryFolder();
    const second = await trainHere(again, spec({ schedule: 'cosine' }), { engine, replayOf: dir });
    expect(changesOf(second)).toEqual(changesOf(first));
    expect(await recordOf(again)).toEqual(await recordOf(dir));
    expect(second.finished).toMatchObject({ valLoss: first.finished.valLoss });
    expect(readChanges(again)).toEqual(readChanges(dir));
    const third = await temporaryFolder();
    await trainHere(third, spec({ schedule: 'cosine' }), { engine, replayOf: again });
    expect(await recordOf(third)).toEqual(await recordOf(dir));
  });

  it('a run that goes on from a checkpoint makes the changes behind it again, at their steps', async () => {
    const dir = await temporaryFolder();
    const whole = await trainHere(dir, spec(), { engine, onEvent: allFour });
    for (const stop of [20, 21]) {
      const cut = await temporaryFolder();
      const before = await trainHere(cut, spec(), { engine, replayOf: dir, maxSteps: stop });
      const after = await trainHere(cut, spec(), { engine, resume: true });
      expect([...before.points, ...after.points]).toEqual(whole.points);
      expect([...changesOf(before), ...changesOf(after)]).toEqual(changesOf(whole));
    }
  });

  it('what a run is continued with stands among its changes, so that it can be done again', async () => {
    const dir = await temporaryFolder();
    const short = spec({ epochs: 2, schedule: 'cosine' });
    await trainHere(dir, short, { engine });
    const longer = { ...short, training: { ...short.training, epochs: 4 } };
    const after = await trainHere(dir, longer, { engine, resume: true });
    expect(after.finished).toMatchObject({ reason: 'completed', epochs: 4, steps: 40 });
    expect(changesOf(after)).toEqual([
      { step: 21, changes: [{ setting: 'epochs', before: 2, value: 4 }] },
    ]);
    // From there on the rate is that of a run of four epochs, at the same place.
    const planned = await trainHere(await temporaryFolder(), longer, { engine });
    expect(losses(after)[1]).not.toBe(losses(planned)[21]);
    const again = await temporaryFolder();
    await trainHere(again, short, { engine, replayOf: dir });
    expect(await recordOf(again)).toEqual(await recordOf(dir));
  });
});

describe('a change', () => {
  it('of a run that stands still holds from its next step, and is told at once', async () => {
    const told: [string, number][] = [];
    await trainHere(await temporaryFolder(), spec({ epochs: 1 }), {
      onEvent: (event, control) => {
        if (event.type === 'run/started') control.pause();
        if (event.type === 'run/state' && event.state === 'paused') {
          if (event.step === 0) control.step();
          else control.change([{ setting: 'learningRate', value: 0.4 }]);
        }
        if (event.type === 'run/changed') {
          told.push(['changed', event.step]);
          control.goOn();
        }
      },
    });
    expect(told).toEqual([['changed', 2]]);
  });

  it('to what is so already, or of what the run has not, is none', async () => {
    const dir = await temporaryFolder();
    const trained = await trainHere(dir, spec({ epochs: 2 }), {
      onEvent: askAfter({
        5: [
          { setting: 'learningRate', value: 0.05 },
          { setting: 'decoupledWeightDecay', value: 0.1 },
          { setting: 'dropoutRate', nodeId: 'not_there', value: 0.1 },
        ],
      }),
    });
    expect(changesOf(trained)).toEqual([]);
    expect(readChanges(dir)).toEqual([]);
  });

  it('that was torn off while it was written is left out, and the next one is whole', async () => {
    const dir = await temporaryFolder();
    await trainHere(dir, spec(), { onEvent: allFour, maxSteps: 30 });
    const kept = readChanges(dir);
    expect(kept).toHaveLength(3);
    await appendFile(join(dir, 'changes.jsonl'), '{"step":31,"chang');
    expect(readChanges(dir)).toEqual(kept);
    const wanted = spec({ optimizer: { ...momentum, learningRate: 0.01 } });
    await trainHere(dir, wanted, { resume: true });
    expect(readChanges(dir).slice(kept.length)).toEqual([
      { step: 31, changes: [{ setting: 'learningRate', before: 0.2, value: 0.01 }] },
    ]);
  });

  it('of AdamW reaches its own decay as well', async () => {
    const optimizer = { type: 'adamw', learningRate: 0.01, beta1: 0.9, beta2: 0.999 } as const;
    const adamw = spec({ optimizer: { ...optimizer, weightDecay: 0.004 }, epochs: 3 });
    const without = await trainHere(await temporaryFolder(), adamw);
    const changed = await trainHere(await temporaryFolder(), adamw, {
      onEvent: askAfter({ 10: [{ setting: 'decoupledWeightDecay', value: 0.9 }] }),
    });
    expect(changesOf(changed)[0]?.step).toBe(11);
    expect(losses(changed).slice(0, 11)).toEqual(losses(without).slice(0, 11));
    expect(losses(changed)[11]).not.toBe(losses(without)[11]);
  });
});

describe('a run that stopped early', () => {
  const overfitting = chainSpec(
    { source: { kind: 'points', pattern: 'moons', count: 60, noise: 0.5 }, validationShare: 0.5 },
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 64, activation: 'relu', kernelInitializer: 'heNormal' }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
    {
      optimizer: { type: 'adam', learningRate: 0.05, beta1: 0.9, beta2: 0.999 },
      batchSize: 16,
      epochs: 60,
      earlyStopping: { patience: 4 },
    },
  );

  it('goes on from its best weights, and so it does when it is done again', async () => {
    const dir = await temporaryFolder();
    const { finished } = await trainHere(dir, overfitting);
    expect(finished.reason).toBe('early-stopped');
    const epochs = finished.epochs + 2;
    const longer = { ...overfitting, training: { ...overfitting.training, epochs } };
    const more = await trainHere(dir, longer, { resume: true });
    expect(more.finished.epochs).toBeGreaterThan(finished.epochs);
    const again = await temporaryFolder();
    await trainHere(again, overfitting, { replayOf: dir });
    expect(await recordOf(again)).toEqual(await recordOf(dir));
  });
});

describe('a replay', () => {
  it('is refused where the run went on with settings that its record does not tell of', async () => {
    const dir = await temporaryFolder();
    await trainHere(dir, spec(), { maxSteps: 12 });
    await trainHere(dir, spec({ schedule: 'step' }), { maxSteps: 20, resume: true });
    const refused = trainHere(await temporaryFolder(), spec(), { replayOf: dir });
    expect(await problemOf(refused)).toEqual({
      code: 'replay-other-settings',
      details: { step: 13 },
    });
  });

  it('of a run that diverged diverges at the same step', async () => {
    const wild = spec({ optimizer: { type: 'sgd', learningRate: 0.1 }, epochs: 10 });
    const dir = await temporaryFolder();
    const diverging = chainSpec(
      wild.data,
      [
        ['Input', { shape: [2] }],
        ['Dense', { units: 8, activation: 'linear' }],
        ['Dense', { units: 1, activation: 'linear' }],
        ['Output', { loss: 'meanSquaredError' }],
      ],
      wild.training,
    );
    const first = await trainHere(dir, diverging, {
      onEvent: askAfter({ 12: [{ setting: 'learningRate', value: 10 }] }),
    });
    expect(first.finished.reason).toBe('diverged');
    const again = await temporaryFolder();
    const second = await trainHere(again, diverging, { replayOf: dir });
    expect(second.finished).toMatchObject({ reason: 'diverged', steps: first.finished.steps });
    expect(await recordOf(again)).toEqual(await recordOf(dir));
  });
});
