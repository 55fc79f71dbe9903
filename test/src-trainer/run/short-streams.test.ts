import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { RateStep } from '../../../src-shared/protocol/rate-search.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import type { EventSender } from '../../../src-trainer/protocol/event-sender.ts';
import { findRate } from '../../../src-trainer/requests/find-rate.ts';
import { measureGradients } from '../../../src-trainer/requests/measure-gradients.ts';
import { readRunFile } from '../../../src-trainer/run/run-file.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { helloSpec, shortTextSpec } from '../small-run.ts';

describe.each(enginesHere)('a text too short for as many streams as rows, on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  const train = async (spec: RunSpec) => {
    const dir = await temporaryFolder();
    const run = await trainHere(dir, spec, { engine });
    const started = run.events.map(({ event }) => event).find(({ type }) => type === 'run/started');
    if (started?.type !== 'run/started') throw new Error('it did not begin');
    return { dir, started, ...run };
  };

  it.each([
    [1, 1, 1],
    [3, 1, 3],
    [21, 10, 2],
    [64, 32, 2],
  ])(
    'of %i windows is learned from in %i streams, a step for each of %i windows, and the run says so',
    async (windows, streams, steps) => {
      const given = shortTextSpec(windows);
      const { dir, started, points, finished } = await train(given);
      expect(started).toMatchObject({
        batchSize: streams,
        trainExamples: streams * steps,
        stepsPerEpoch: steps,
      });
      expect(points).toHaveLength(2 * steps);
      expect(finished.reason).toBe('completed');
      const file = await readRunFile(dir);
      expect(file).toMatchObject({ streams, stepsPerEpoch: steps });
      // What was asked for is kept: nothing about the run is other than the document says.
      expect(file?.spec).toEqual(given);
      const carried = (await loadCheckpoint(dir))!.tensors.filter(({ name }) =>
        name.includes('/state_'),
      );
      expect(carried.map(({ shape }) => shape)).toEqual([
        [streams, 6],
        [streams, 6],
      ]);
    },
  );

  it('gives the same bits as the same text where just so many rows are asked for', async () => {
    const asked = await train(shortTextSpec(21, { batchSize: 10 }));
    const fewer = await train(shortTextSpec(21, { batchSize: 32 }));
    expect(fewer.points).toEqual(asked.points);
    expect((await loadCheckpoint(fewer.dir))!.tensors).toEqual(
      (await loadCheckpoint(asked.dir))!.tensors,
    );
  });

  it('gives up no rows where the state is not carried, and says nothing of streams', async () => {
    const { dir, started } = await train(helloSpec({ batchSize: 2048, epochs: 1 }));
    expect(started.batchSize).toBe(2048);
    expect(JSON.parse(await readFile(join(dir, 'run.json'), 'utf8'))).not.toHaveProperty('streams');
  });

  it('is searched for a learning rate, and its first gradients are measured', async () => {
    const spec = shortTextSpec(21);
    const steps: RateStep[] = [];
    const sender: EventSender = {
      send: (event) => {
        if (event.type === 'rate/steps') steps.push(...event.steps);
      },
      isCongested: () => false,
      flush: () => Promise.resolve(),
    };
    const passes = { rounds: 1, steps: 6 };
    const request = {
      type: 'find-rate',
      requestId: 1,
      searchId: 'search-1',
      spec,
      passes,
    } as const;
    await findRate(request, { engine, resourcesFolder, sender });
    const { points } = await train(spec);
    // Both begin with the same network and the same batch.
    expect(steps.map(({ loss }) => loss)[0]).toBe(points[0]![2]);
    const answer = await measureGradients(
      { type: 'gradients', requestId: 1, spec },
      { engine, resourcesFolder, sender },
    );
    if (answer.kind !== 'gradients') throw new Error(answer.kind);
    expect(answer.layers.every(({ gradientNorm }) => gradientNorm > 0)).toBe(true);
  });
});
