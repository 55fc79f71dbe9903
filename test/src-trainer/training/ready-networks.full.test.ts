import { expect, it } from 'vitest';

import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate, type TemplateId } from '../../../src-shared/templates/index.ts';
import { describeOnTensorflow } from '../engine/graph/describe-on-tensorflow.ts';
import { temporaryFolder, trainHere } from '../run-in-process.ts';

// What the ready networks say that they show, shown.

describeOnTensorflow('a ready network', (here) => {
  const train = async (id: TemplateId, seed: number, epochs?: number) => {
    const document = buildTemplate(id, id);
    const training = { ...document.training, seed, ...(epochs !== undefined && { epochs }) };
    const compiled = compileRun({ ...document, training }, 'network');
    if (!compiled.ok) throw new Error(`${id} does not compile`);
    const { engine } = here;
    const { finished } = await trainHere(await temporaryFolder(), compiled.spec, { engine });
    expect(finished.compiled).toBe(true);
    return { valLoss: 0, valAccuracy: 0, ...finished, loss: finished.loss ?? Number.NaN };
  };

  it.each([1, 2, 3, 4, 5])('iris-mlp tells nine of ten flowers, at seed %i', async (seed) => {
    expect((await train('iris-mlp', seed)).valAccuracy).toBeGreaterThanOrEqual(0.9);
  });

  it('function-fit comes within a hundredth of the curve’s variance', async () => {
    expect((await train('function-fit', 1)).valLoss).toBeLessThan(0.005);
  });

  it('overfit-poly is ten times worse on points that it has not seen', async () => {
    const { loss, valLoss } = await train('overfit-poly', 1);
    expect(valLoss).toBeGreaterThan(10 * loss);
    // The noise alone would be 0.25².
    expect(valLoss).toBeGreaterThan(2 * 0.25 ** 2);
  });

  it('deep-sigmoid stays at chance where deep-relu-batchnorm learns', async () => {
    expect((await train('deep-sigmoid', 1, 3)).valAccuracy).toBeLessThan(0.2);
    expect((await train('deep-relu-batchnorm', 1, 3)).valAccuracy).toBeGreaterThan(0.7);
  });

  it('small-cnn names shapes four times better than chance after three epochs', async () => {
    expect((await train('small-cnn', 1, 3)).valAccuracy).toBeGreaterThan(0.4);
  });
});
