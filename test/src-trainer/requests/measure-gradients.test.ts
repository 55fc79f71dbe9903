import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate, type TemplateId } from '../../../src-shared/templates/index.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { measureGradients } from '../../../src-trainer/requests/measure-gradients.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';
import { loadCheckpoint } from '../../../src-trainer/checkpoints/checkpoint-folder.ts';
import { pointsSpec } from '../small-run.ts';

describe.each(enginesHere)('on %s', (id) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openHere(id);
  });
  afterAll(() => engine.dispose());

  const measure = async (spec: Parameters<typeof trainHere>[1]) => {
    const sender = {
      send: () => undefined,
      isCongested: () => false,
      flush: () => Promise.resolve(),
    };
    const request = { type: 'gradients', requestId: 1, spec } as const;
    const answer = await measureGradients(request, { engine, resourcesFolder, sender });
    if (answer.kind !== 'gradients') throw new Error(answer.kind);
    return answer.layers;
  };

  it('the gradients are those by which the first step of a run moves its weights', async () => {
    const learningRate = 0.5;
    const spec = pointsSpec({ optimizer: { type: 'sgd', learningRate } });
    const layers = await measure(spec);
    expect(layers.map(({ nodeId }) => nodeId)).toEqual([
      ...['dense_1', 'batchnormalization_1', 'dense_2', 'dense_3'],
    ]);
    const weightsAfter = async (rate: number) => {
      const dir = await temporaryFolder();
      const still = { ...spec.training, optimizer: { type: 'sgd', learningRate: rate } as const };
      await trainHere(dir, { ...spec, training: still }, { engine, maxSteps: 1 });
      return new Map((await loadCheckpoint(dir))!.tensors.map((one) => [one.name, one.values]));
    };
    const [before, after] = [await weightsAfter(1e-300), await weightsAfter(learningRate)];
    for (const { nodeId, gradientNorm, weightNorm } of layers) {
      let [moved, length] = [0, 0];
      for (const [name, values] of before) {
        if (!name.startsWith(`weights/${nodeId}/`) || name.includes('/moving_')) continue;
        for (const [at, value] of values.entries()) {
          moved += (after.get(name)![at]! - value) ** 2;
          length += value ** 2;
        }
      }
      expect(Math.sqrt(moved) / learningRate / gradientNorm).toBeCloseTo(1, 3);
      expect(Math.sqrt(length)).toBeCloseTo(weightNorm, 4);
    }
  });

  it.each([
    ['deep-sigmoid', 0, 1e-6],
    ['deep-relu-batchnorm', 0.1, 10],
  ] as const)(
    'the first layer of %s has from %f to %f of the last one’s',
    async (name, least, most) => {
      const document = buildTemplate(name satisfies TemplateId, name);
      const compiled = compileRun(document, 'network');
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
      const layers = await measure(compiled.spec);
      expect(layers.length).toBeGreaterThanOrEqual(20);
      const share = layers.at(0)!.gradientNorm / layers.at(-1)!.gradientNorm;
      expect(share).toBeGreaterThan(least);
      expect(share).toBeLessThan(most);
    },
  );
});
