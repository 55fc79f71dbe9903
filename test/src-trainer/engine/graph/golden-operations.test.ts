import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, expect, it, vi } from 'vitest';

import type { DataSettings } from '../../../../src-shared/document/document.ts';
import { compileRun } from '../../../../src-shared/spec/compile-run.ts';
import { streamsOf } from '../../../../src-shared/spec/streams-of.ts';
import {
  buildTemplate,
  templateIds,
  type TemplateId,
} from '../../../../src-shared/templates/index.ts';
import { loadDataset } from '../../../../src-trainer/datasets/load-dataset.ts';
import { countParts, isForXla } from '../../../../src-trainer/engine/graph/choose-way.ts';
import {
  compileSteps,
  type StepSource,
} from '../../../../src-trainer/engine/graph/compile-steps.ts';
import { NotForXla } from '../../../../src-trainer/engine/graph/xla.ts';
import { nativeInstructionSet } from '../../../../src-trainer/engine/tensorflow/native-operations.ts';
import { buildModel } from '../../../../src-trainer/model/build-model.ts';
import type * as RunNative from '../../../../src-trainer/model/recurrence/run-native.ts';
import { dropoutRatesOf } from '../../../../src-trainer/training/dropout-rates.ts';
import { createOptimizer } from '../../../../src-trainer/training/optimizers/optimizer.ts';
import { rowsOfBatch } from '../../../../src-trainer/training/rows-of-batch.ts';
import { stepRulesOf } from '../../../../src-trainer/training/step-rules.ts';
import { resourcesFolder } from '../../run-in-process.ts';
import { describeOnTensorflow } from './describe-on-tensorflow.ts';
import { tapGraphs, type Tap } from './tap-graphs.ts';

// What one training step of each template asks of TensorFlow is written down in `golden`, so that a change of it
// shows in a review. Where it was meant to change, write them anew and look at the difference:
//   npx vitest run test/src-trainer/engine/graph/golden-operations.test.ts --update

const folder = join(import.meta.dirname, 'golden');
/** Looked up before anything is written: a template that has none yet is not passed over. */
const written = readdirSync(folder);

/** Operations of two parts side by side, as on a machine with two cores. */
const parallelOperations = 2;

const switches = vi.hoisted(() => ({ isStock: false }));
vi.mock('../../../../src-trainer/model/recurrence/run-native.ts', async (load) => {
  const own = await load<typeof RunNative>();
  const canRunNative: typeof own.canRunNative = (recurrence) =>
    !switches.isStock && own.canRunNative(recurrence);
  return { ...own, canRunNative };
});
afterEach(() => {
  switches.isStock = false;
});

const trained = templateIds.map((id) => [id, buildTemplate(id, id)] as const);
const withData = trained.filter(([, { data }]) => data.source.kind !== 'none').map(([id]) => id);
const recurrentTypes: ReadonlySet<string> = new Set(['SimpleRNN', 'GRU', 'LSTM', 'Bidirectional']);
const isRecurrent = (id: TemplateId): boolean =>
  buildTemplate(id, id).networks.some(({ graph }) =>
    graph.nodes.some(({ type }) => recurrentTypes.has(type)),
  );

/** A step is the same however many scenes there are, and to make them all takes most of a minute. */
function fewer(data: DataSettings): DataSettings {
  const { source } = data;
  return source.kind === 'scenes' ? { ...data, source: { ...source, count: 1000 } } : data;
}

describeOnTensorflow('the operations of one training step', (here) => {
  const countOperations = async (id: TemplateId): Promise<string> => {
    const document = buildTemplate(id, id);
    const compiled = compileRun(document, document.networks[0]!.id);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const { model: modelSpec, training, data } = compiled.spec;
    const dataset = await loadDataset({
      ...{ data: fewer(data), resourcesFolder, seed: 1 },
      ...{ dataPath: undefined, classCount: undefined, streams: streamsOf(compiled.spec) },
    });
    const batchSize = rowsOfBatch(dataset, training);
    const model = buildModel(modelSpec, 1, dataset.streams);
    const optimizer = createOptimizer(training.optimizer, model.weights);
    const tap = tapGraphs(here.graphs);
    const totalSteps = Math.ceil(dataset.train.count / batchSize) * training.epochs;
    const source: StepSource = {
      ...{ model, dataset, batchSize, optimizer: training.optimizer },
      parts: countParts(model, batchSize, parallelOperations),
      slotNames: optimizer.slotNames,
      dropoutRates: dropoutRatesOf(model),
      rules: stepRulesOf(training, dataset.train.count),
      residentBytes: Infinity,
      usesXla: isForXla(model, batchSize, totalSteps),
    };
    try {
      compileSteps(tap.graphs, source).close();
    } catch (error) {
      if (!(error instanceof NotForXla)) throw error;
      compileSteps(tap.graphs, { ...source, usesXla: false }).close();
    }
    optimizer.dispose();
    model.dispose();
    return listOperations(tap, Math.min(batchSize, dataset.train.count));
  };
  const golden = (name: string): string => join(folder, `${name}.txt`);

  it('are written down for every template, and for nothing else', () => {
    const names = [...withData, ...withData.filter(isRecurrent).map((id) => `${id}.own`)];
    expect(written.toSorted()).toEqual(names.map((name) => `${name}.txt`).toSorted());
  });

  it.each(withData)('of %s are those that were last looked at', async (id) => {
    switches.isStock = true;
    await expect(await countOperations(id)).toMatchFileSnapshot(golden(id));
  });

  it.each(withData.filter(isRecurrent))(
    'of %s with operations of our own are those that were last looked at',
    async (id) => {
      const instructions = nativeInstructionSet() ?? 'portable';
      const operations = await countOperations(id);
      if (instructions !== 'portable') {
        await expect(operations).toMatchFileSnapshot(golden(`${id}.own`));
        return;
      }
      console.log(`There are no fast operations of our own here: ${id} was tried without them.`);
      await expect(operations).toMatchFileSnapshot(golden(id));
    },
  );
});

/** How often each operation stands in the loop for batches of this size, one a line. */
function listOperations({ nodes }: Tap, batchSize: number): string {
  const counts = new Map<string, number>();
  for (const { name, operation } of nodes()) {
    if (!name.startsWith(`steps-of-${batchSize}/`)) continue;
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
  }
  const lines = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return lines.map(([operation, count]) => `${String(count).padStart(5)} ${operation}\n`).join('');
}
