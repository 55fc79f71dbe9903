import { compileRun } from '../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../src-shared/templates/index.ts';

/** LeNet-5 with batches of 64 and Adam: what every system of the case `lenet` trains. */
export function lenetSpec(): RunSpec {
  const template = buildTemplate('lenet-5', 'lenet');
  const training = {
    ...template.training,
    batchSize: 64,
    optimizer: { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999 },
  } as const;
  const [network] = template.networks;
  const compiled = compileRun({ ...template, training }, network?.id ?? '');
  if (!compiled.ok) throw new Error('the template lenet-5 does not compile');
  return compiled.spec;
}
