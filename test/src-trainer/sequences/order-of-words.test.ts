import { expect, test } from 'vitest';

import type { Document } from '../../../src-shared/document/document.ts';
import type { Graph } from '../../../src-shared/graph/graph.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { placeParts } from '../../../src-shared/templates/place-parts.ts';
import type { Engine } from '../../../src-trainer/engine/engine.ts';
import { evaluateRun } from '../../../src-trainer/requests/evaluate-run.ts';
import { enginesHere, openHere } from '../gates/engines-here.ts';
import { resourcesFolder, temporaryFolder, trainHere } from '../run-in-process.ts';

const template = buildTemplate('opinions-many-to-one', 'opinions');
const { config: words } = template.networks[0]!.graph.nodes.find(
  ({ type }) => type === 'Embedding',
)!;
const { config: input } = template.networks[0]!.graph.nodes.find(({ type }) => type === 'Input')!;

/** The mean of what the words mean: their order is gone. */
const bagOfWords = placeParts([
  ['input', 'Input', input, 0, 0, []],
  ['words', 'Embedding', words, 1, 0, ['input']],
  ['mean', 'GlobalAveragePooling1D', {}, 2, 0, ['words']],
  ['hidden', 'Dense', { units: 32, kernelInitializer: 'heNormal' }, 3, 0, ['mean']],
  ['said', 'Dense', { units: 1, activation: 'sigmoid' }, 4, 0, ['hidden']],
  ['output', 'Output', { loss: 'binaryCrossentropy' }, 5, 0, ['said']],
]);

async function accuracyOf(engine: Engine, graph: Graph): Promise<number> {
  const document: Document = {
    ...template,
    networks: template.networks.map((network) => ({ ...network, graph })),
    training: { ...template.training, epochs: 4 },
  };
  const compiled = compileRun(document, 'network');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const dir = await temporaryFolder();
  await trainHere(dir, compiled.spec, { engine });
  const answer = await evaluateRun({ type: 'evaluate', requestId: 1, dir }, resourcesFolder);
  if (answer.kind !== 'evaluation') throw new Error(answer.kind);
  expect(answer.examples).toBe(800);
  return answer.accuracy ?? 0;
}

test('an opinion is understood by a network that reads both ways, and not by one that knows no order', async () => {
  const engine = await openHere(enginesHere.at(-1)!);
  expect(await accuracyOf(engine, template.networks[0]!.graph)).toBeGreaterThan(0.95);
  expect(await accuracyOf(engine, bagOfWords)).toBeLessThan(0.75);
});
