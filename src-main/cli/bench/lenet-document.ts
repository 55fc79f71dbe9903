import type { Document } from '../../../src-shared/document/document.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

/** The network that training is measured on: LeNet with ReLU on the digits, batches of 64. */
export function lenetDocument(): Document {
  const document = buildTemplate('lenet-relu', 'LeNet');
  return { ...document, training: { ...document.training, batchSize: 64 } };
}

export function compileDocument(document: Document): RunSpec {
  const compiled = compileRun(document, document.networks[0]?.id ?? '');
  if (!compiled.ok) throw new Error(`${document.title} does not compile`);
  return compiled.spec;
}
