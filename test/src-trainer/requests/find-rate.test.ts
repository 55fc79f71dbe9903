import { beforeAll, expect, it } from 'vitest';

import type { Document } from '../../../src-shared/document/document.ts';
import {
  usualPasses,
  type RatePasses,
  type RateSearch,
  type RateStep,
} from '../../../src-shared/protocol/rate-search.ts';
import { trainerEventSchema } from '../../../src-shared/protocol/trainer-messages.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { openWasm } from '../../../src-trainer/engine/wasm/open-wasm.ts';
import { findRate } from '../../../src-trainer/requests/find-rate.ts';
import { problemOf, resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { chainSpec } from '../small-run.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await openWasm();
});

type Optimizer = Document['training']['optimizer'];
const adam: Optimizer = { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999 };

/** Two moons of points: a small net tells them apart within some hundred steps. */
function moonsSpec(optimizer = adam, seed = 1): RunSpec {
  return chainSpec(
    {
      source: { kind: 'points', pattern: 'moons', count: 300, noise: 0.1 },
      validationShare: 0.25,
    },
    [
      ['Input', { shape: [2] }],
      ['Dense', { units: 8, activation: 'tanh' }],
      ['Dense', { units: 1, activation: 'sigmoid' }],
      ['Output', { loss: 'binaryCrossentropy' }],
    ],
    { batchSize: 16, optimizer, seed },
  );
}

/** A curve through linear units and plain descent, which large steps blow up. */
function fragileSpec(): RunSpec {
  return chainSpec(
    {
      source: { kind: 'curve', curve: 'sine', count: 64, heldOut: 64, noise: 0, seed: 1 },
      validationShare: 0.2,
    },
    [
      ['Input', { shape: [1] }],
      ['Dense', { units: 64, activation: 'linear', initializerScale: 8 }],
      ['Dense', { units: 1, activation: 'linear', initializerScale: 8 }],
      ['Output', { loss: 'meanSquaredError' }],
    ],
    { batchSize: 8, optimizer: { type: 'sgd', learningRate: 0.01 } },
  );
}

async function search(
  spec: RunSpec,
  {
    passes = usualPasses,
    stopAfter = Infinity,
    ...more
  }: { passes?: RatePasses; stopAfter?: number; weightsFrom?: string } = {},
): Promise<{ found: RateSearch; steps: RateStep[] }> {
  const steps: RateStep[] = [];
  const stop = new AbortController();
  const answer = await findRate(
    { type: 'find-rate', requestId: 1, searchId: 'one', spec, passes, ...more },
    {
      engine,
      resourcesFolder,
      signal: stop.signal,
      sender: {
        send: (event) => {
          const parsed = trainerEventSchema.parse(event);
          if (parsed.type === 'rate/steps') steps.push(...parsed.steps);
          if (steps.length >= stopAfter) stop.abort();
        },
        isCongested: () => false,
        flush: () => Promise.resolve(),
      },
    },
  );
  if (answer.kind !== 'rate-search') throw new Error(answer.kind);
  return { found: answer.search, steps };
}

it('a rate is suggested with which the small net learns', async () => {
  const { found, steps } = await search(moonsSpec());
  expect(found.isStopped).toBe(false);
  expect(found.suggested).toBeGreaterThan(0.003);
  expect(found.suggested).toBeLessThan(0.3);
  expect(found.curve.length).toBeGreaterThan(150);
  const first = steps.filter(({ round }) => round === 1);
  expect(first[0]).toMatchObject({ step: 1, rate: 1e-6 });
  expect(first.map(({ step }) => step)).toEqual(first.map((_, index) => index + 1));
  const factors = first.slice(1).map(({ rate }, index) => rate / first[index]!.rate);
  for (const factor of factors) expect(factor).toBeCloseTo(1e7 ** (1 / 239), 9);
});

it('the same spec has the same search each time', async () => {
  const passes = { rounds: 1, steps: 60 };
  const { found, steps } = await search(moonsSpec(), { passes });
  expect(await search(moonsSpec(), { passes })).toEqual({ found, steps });
});

it('plain descent gets a higher rate', async () => {
  const passes = { rounds: 2, steps: 240 };
  const { found } = await search(moonsSpec({ type: 'sgd', learningRate: 0.1 }), { passes });
  expect(found.suggested).toBeGreaterThan(0.2);
});

it('each round has a network of its own', async () => {
  const { steps } = await search(moonsSpec(), { passes: { rounds: 2, steps: 20 } });
  const losses = [1, 2].map((round) => steps.find((step) => step.round === round)?.loss);
  expect(losses[0]).not.toBe(losses[1]);
  const other = await search(moonsSpec(adam, 2), { passes: { rounds: 1, steps: 20 } });
  expect(other.steps[0]?.loss).toBe(losses[1]);
});

it('a search that is stopped answers with what it has, and suggests nothing', async () => {
  const { found, steps } = await search(moonsSpec(), { stopAfter: 5 });
  expect(found).toMatchObject({ isStopped: true });
  expect(found.suggested).toBeUndefined();
  expect(steps.length).toBeGreaterThanOrEqual(5);
  expect(steps.length).toBeLessThan(240);
});

it('a loss that is no number ends the round, and what fell before it still counts', async () => {
  const { found, steps } = await search(fragileSpec(), { passes: { rounds: 1, steps: 240 } });
  const last = steps.at(-1);
  expect(last?.rate).toBeLessThan(5);
  expect(found.curve.length).toBeLessThan(240);
  expect(found.suggested).toBeLessThan(last!.rate);
});

it('a network without weights is refused', async () => {
  const spec = chainSpec(
    {
      source: { kind: 'curve', curve: 'sine', count: 64, heldOut: 64, noise: 0, seed: 1 },
      validationShare: 0.2,
    },
    [['Input', { shape: [1] }], ['Activation'], ['Output', { loss: 'meanSquaredError' }]],
  );
  expect((await problemOf(search(spec))).code).toBe('nothing-to-train');
});

it('it is searched for from where the training will begin: with the weights of another run', async () => {
  const dir = await temporaryFolder();
  const spec = moonsSpec({ ...adam, learningRate: 0.03 });
  const { finished } = await trainHere(dir, spec, { engine });
  const passes = { rounds: 1, steps: 3 };
  const [drawn, begun] = [
    await search(spec, { passes }),
    await search({ ...spec, weightsFrom: 'run-1' }, { passes, weightsFrom: dir }),
  ];
  const firstLoss = ({ steps }: typeof drawn) => steps[0]?.loss ?? Number.NaN;
  expect(finished.loss).toBeLessThan(0.3);
  expect(firstLoss(drawn)).toBeGreaterThan(0.5);
  expect(firstLoss(begun)).toBeLessThan(0.4);
});
