import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { wordFeatures } from '../../../src-shared/messages/word-features.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { loadDataset } from '../../../src-trainer/datasets/load-dataset.ts';
import { prepareFeatures } from '../../../src-trainer/features/prepare-features.ts';
import { buildModel } from '../../../src-trainer/model/build-model.ts';
import { readRunFile } from '../../../src-trainer/run/run-file.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { differenceBetween } from '../gates/train-images.ts';
import {
  problemOf,
  resourcesFolder,
  temporaryFolder,
  trainHere,
  type TrainedHere,
} from '../run-in-process.ts';
import { captionerSpec, digitsSpec, twoValuesSpec } from './frozen-specs.ts';

const cases: readonly (readonly [what: string, spec: RunSpec, nodes: string[], rows: number])[] = [
  ['a captioner', captionerSpec(), ['dense_1'], 240],
  ['digits, few of many', digitsSpec(), ['maxpooling2d_1'], 190],
  ['two values', twoValuesSpec(), ['left', 'right'], 200],
];

const featuresOf = ({ events }: TrainedHere) => {
  const started = events.map(({ event }) => event).find(({ type }) => type === 'run/started');
  return started?.type === 'run/started' ? started.features : undefined;
};
const epochsOf = ({ events }: TrainedHere) =>
  events.flatMap(({ event }) =>
    event.type === 'run/epoch' ? [[event.valLoss ?? Number.NaN, event.valAccuracy ?? 0]] : [],
  );

/** The same with its numbers to three decimals: the last bits may differ with the size of a batch. */
const roughly = (event: unknown): unknown =>
  JSON.parse(JSON.stringify(event), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(3)) : value,
  );

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  async function train(spec: RunSpec, featuresFolder?: string) {
    const dir = await temporaryFolder();
    const run = await trainHere(dir, spec, {
      engine,
      ...(featuresFolder !== undefined && { featuresFolder }),
    });
    const { tensors = [] } = (await loadCheckpoint(dir)) ?? {};
    return { ...run, dir, tensors: new Map(tensors.map(({ name, values }) => [name, values])) };
  }

  it.each(cases)(
    'a run that computes its frozen beginning once learns what one learns that does so at every step: %s',
    async (_, spec, nodes, rows) => {
      const folder = await temporaryFolder();
      const plain = await train(spec);
      const first = await train(spec, folder);
      const second = await train(spec, folder);
      expect(featuresOf(plain)).toBeUndefined();
      expect(first.finished.compiled).toBe(plain.finished.compiled);
      expect(featuresOf(first)).toMatchObject({ nodes, examples: rows, state: 'computed' });
      expect(featuresOf(second)).toMatchObject({ nodes, examples: rows, state: 'read' });
      expect((await readRunFile(second.dir))?.features).toEqual(featuresOf(second));
      // What was read is what was computed, bit for bit.
      expect(second.points).toEqual(first.points);
      expect(second.tensors).toEqual(first.tensors);
      expect(epochsOf(second)).toEqual(epochsOf(first));

      expect(first.points.length).toBe(plain.points.length);
      for (const [at, [step, epoch, loss = Number.NaN]] of plain.points.entries()) {
        const [ownStep, ownEpoch, own] = first.points[at] ?? [];
        expect([ownStep, ownEpoch]).toEqual([step, epoch]);
        expect(Math.abs((own ?? Number.NaN) - loss)).toBeLessThan(1e-6);
      }
      for (const [at, [valLoss = Number.NaN, accuracy]] of epochsOf(plain).entries()) {
        const [ownLoss = Number.NaN, ownAccuracy] = epochsOf(first)[at] ?? [];
        expect(Math.abs(ownLoss - valLoss)).toBeLessThan(1e-6);
        expect(ownAccuracy).toBe(accuracy);
      }
      expect(differenceBetween(first.tensors, plain.tensors)).toBeLessThan(1e-5);
    },
  );

  it('what is looked at while it trains is the whole network: its maps, its sentences', async () => {
    const spec = captionerSpec();
    const look = async (featuresFolder?: string) => {
      const run = await trainHere(await temporaryFolder(), spec, {
        engine,
        probes: [
          {
            kind: 'activations',
            id: 'a',
            nodeIds: ['conv2d_1', 'simplernn_1'],
            example: 0,
            perSecond: 9,
          },
          { kind: 'captions', id: 'c', count: 3, beamWidth: 1, perSecond: 9 },
        ],
        ...(featuresFolder !== undefined && { featuresFolder }),
      });
      return ['probe/activations', 'probe/captions'].map((type) => {
        const { event, bytes } = run.events.findLast((one) => one.event.type === type)!;
        return { event, bytes };
      });
    };
    const [plain, cached] = [await look(), await look(await temporaryFolder())];
    expect(cached.map(({ event }) => roughly(event))).toEqual(
      plain.map(({ event }) => roughly(event)),
    );
    expect(cached.map(({ bytes }) => bytes.length)).toEqual(plain.map(({ bytes }) => bytes.length));
  });

  it('goes on from a checkpoint as if it had never stopped', async () => {
    const [folder, dir] = [await temporaryFolder(), await temporaryFolder()];
    const spec = captionerSpec();
    const whole = await train(spec, folder);
    const options = { engine, featuresFolder: folder };
    const part = await trainHere(dir, spec, { ...options, maxSteps: 5 });
    const rest = await trainHere(dir, spec, { ...options, resume: true });
    expect([...part.points, ...rest.points]).toEqual(whole.points);
  });
});

describe('features on the disk', () => {
  const spec = twoValuesSpec();
  const train = async (own: RunSpec, featuresFolder: string, more: object = {}) =>
    trainHere(await temporaryFolder(), own, { featuresFolder, maxSteps: 2, ...more });

  it.each([
    ['was cut short', (path: string) => truncate(path, 500)],
    ['was half written', (path: string) => writeFile(path, 'lienzoF1')],
  ] as const)('are computed anew where a file %s', async (_, damage) => {
    const folder = await temporaryFolder();
    const first = await train(spec, folder);
    const [name = ''] = await readdir(folder);
    await damage(join(folder, name));
    const second = await train(spec, folder);
    expect(featuresOf(second)?.state).toBe('computed');
    expect(second.points).toEqual(first.points);
    expect(featuresOf(await train(spec, folder))?.state).toBe('read');
  });

  it('are those of their weights, their layers and their data', async () => {
    const folder = await temporaryFolder();
    await train(spec, folder);
    const { training, data, model } = spec;
    const wider = model.layers.map((layer) =>
      layer.id === 'left' ? { ...layer, config: { ...layer.config, activation: 'relu' } } : layer,
    );
    const others: readonly RunSpec[] = [
      { ...spec, training: { ...training, seed: 2 } },
      {
        ...spec,
        data: { ...data, source: { kind: 'points', pattern: 'xor', count: 200, noise: 0.1 } },
      },
      { ...spec, model: { ...model, layers: wider } },
    ];
    for (const other of others)
      expect(featuresOf(await train(other, folder))?.state).toBe('computed');
    expect(await readdir(folder)).toHaveLength(4);
    // The part that trains makes no difference to them.
    const slower = { ...spec, training: { ...training, batchSize: 8, epochs: 1 } };
    expect(featuresOf(await train(slower, folder))?.state).toBe('read');
  });

  it('that the disk does not take are used from memory, and a sentence says so', async () => {
    const folder = await temporaryFolder();
    await mkdir(dirname(folder), { recursive: true });
    await writeFile(folder, 'a file where the folder should be');
    const plain = await train(spec, folder, { isUncached: true });
    const run = await train(spec, folder);
    expect(featuresOf(plain)).toBeUndefined();
    const facts = featuresOf(run);
    expect(facts?.problem?.code).toBe('features-not-kept');
    expect(facts && wordFeatures(facts, 'en')).toMatch(/computed once.*could not be kept in/);
    for (const [at, [, , loss = 0]] of plain.points.entries()) {
      expect(run.points[at]?.[2]).toBeCloseTo(loss, 6);
    }
  });

  it('are left off where the run is stopped meanwhile: nothing of them or of the run stays', async () => {
    const [folder, dir] = [await temporaryFolder(), await temporaryFolder()];
    const told: number[] = [];
    const training = trainHere(dir, captionerSpec(), {
      featuresFolder: folder,
      onEvent: (event, control) => {
        if (event.type !== 'run/features') return;
        told.push(event.done);
        control.stop();
      },
    });
    expect((await problemOf(training)).code).toBe('run-cancelled');
    expect(told).toEqual([64]);
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
    expect(await readRunFile(dir)).toBeUndefined();
  });

  it('that are too large are left alone, and that is said', async () => {
    const engine = await openHere('wasm');
    const { seed } = spec.training;
    const dataset = await loadDataset({ data: spec.data, resourcesFolder, seed });
    const model = buildModel(spec.model, seed);
    const folder = await temporaryFolder();
    const watcher = { onProgress: () => undefined, isStopped: () => false };
    const prepare = (mostBytes: number) =>
      prepareFeatures({ spec, model, dataset }, engine, { folder, mostBytes }, watcher);
    const bytes = 200 * 7 * 4;
    const [small, large] = [await prepare(bytes), await prepare(bytes - 1)];
    expect([small?.facts.bytes, small?.facts.state, small?.tail?.dataset.inputShape]).toEqual([
      ...[bytes, 'computed'],
      [7],
    ]);
    expect([large?.facts.state, large?.tail]).toEqual(['too-large', undefined]);
    expect(large && wordFeatures(large.facts, 'es')).toContain('demasiado grande');
    model.dispose();
    engine.dispose();
  });
});
