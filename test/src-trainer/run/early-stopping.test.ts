import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { TrainingSettings } from '../../../src-shared/document/document.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { temporaryFolder, trainHere, type TrainedHere } from '../run-in-process.ts';
import { chainSpec } from '../small-run.ts';

const patience = 4;

/** A net that is far too large for its noisy points: what is held out gets worse soon. */
function overfittingSpec(training: Partial<TrainingSettings> = {}): RunSpec {
  return chainSpec(
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
      earlyStopping: { patience },
      ...training,
    },
  );
}

function epochsOf({ events }: TrainedHere) {
  return events.flatMap(({ event }) => (event.type === 'run/epoch' ? [event] : []));
}

async function weightsIn(dir: string): Promise<Map<string, Float32Array>> {
  const { tensors = [] } = (await loadCheckpoint(dir)) ?? {};
  return new Map(
    tensors
      .filter(({ name }) => name.startsWith('weights/'))
      .map(({ name, values }) => [name, values]),
  );
}

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  it('a run stops when its patience is out, with the weights and the result of its best epoch', async () => {
    const dir = await temporaryFolder();
    const trained = await trainHere(dir, overfittingSpec(), { engine });
    const { finished } = trained;
    const epochs = epochsOf(trained);
    const losses = epochs.map(({ valLoss }) => valLoss!);
    const best = losses.indexOf(Math.min(...losses)) + 1;
    expect(finished).toMatchObject({
      reason: 'early-stopped',
      epochs: best + patience,
      restoredEpoch: best,
      valLoss: Math.min(...losses),
      loss: epochs[best - 1]!.loss,
      compiled: engine.graphs !== undefined,
    });
    expect(best + patience).toBeLessThan(60);

    // The weights are those of a run that ends at the best epoch.
    const short = await temporaryFolder();
    const spec = overfittingSpec({ epochs: best, earlyStopping: { patience: 0 } });
    expect((await trainHere(short, spec, { engine })).finished.reason).toBe('completed');
    expect(await weightsIn(dir)).toEqual(await weightsIn(short));
  });

  it('a run that was interrupted after its best epoch still stops at the same one with the same weights', async () => {
    const whole = await temporaryFolder();
    const { finished } = await trainHere(whole, overfittingSpec(), { engine });
    const dir = await temporaryFolder();
    // In the middle of the second epoch after the best one: there are two steps in an epoch.
    const maxSteps = 2 * (finished.restoredEpoch! + 1) + 1;
    const before = await trainHere(dir, overfittingSpec(), { engine, maxSteps });
    expect(before.finished.reason).toBe('completed');
    const after = await trainHere(dir, overfittingSpec(), { engine, resume: true });
    const { reason, epochs, steps, restoredEpoch, valLoss } = finished;
    expect(after.finished).toMatchObject({ reason, epochs, steps, restoredEpoch, valLoss });
    expect(await weightsIn(dir)).toEqual(await weightsIn(whole));
  });

  it('a run that stopped early and is resumed goes on for as long as its patience', async () => {
    const dir = await temporaryFolder();
    const { finished } = await trainHere(dir, overfittingSpec(), { engine });
    const again = await trainHere(dir, overfittingSpec(), { engine, resume: true });
    expect(again.finished.epochs).toBeGreaterThanOrEqual(finished.epochs + patience);
    expect(again.finished.valLoss).toBeLessThanOrEqual(finished.valLoss!);
  });

  it('the rate falls where the held-out loss stood still, in a run that was interrupted too', async () => {
    const spec = overfittingSpec({
      earlyStopping: { patience: 0 },
      schedule: 'plateau',
      scheduleSettings: { warmUpSteps: 0, everyEpochs: 1, patience: 3, factor: 1e-9 },
      epochs: 30,
      batchSize: 64,
    });
    const whole = await trainHere(await temporaryFolder(), spec, { engine });
    const losses = epochsOf(whole).map(({ valLoss }) => valLoss!);
    const lowest = Math.min(...losses);
    const best = losses.indexOf(lowest);
    // With hardly any rate left the net stands still behind the plateau, at a loss that is not the best.
    const still = losses.slice(best + 4);
    expect(still.length).toBeGreaterThan(5);
    for (const loss of still) expect(loss).toBeCloseTo(still[0]!, 5);
    expect(losses[best + 3]! - lowest).toBeGreaterThan(1e-4);

    const dir = await temporaryFolder();
    const before = await trainHere(dir, spec, { engine, maxSteps: best + 3 });
    const after = await trainHere(dir, spec, { engine, resume: true });
    expect([...before.points, ...after.points]).toEqual(whole.points);
  });
});
