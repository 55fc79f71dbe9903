import { beforeAll, describe, expect, test } from 'vitest';

import { messages } from '../../../src-shared/messages/messages.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import type { RunSpec } from '../../../src-shared/spec/run-spec.ts';
import { buildTemplate, templateGroups } from '../../../src-shared/templates/index.ts';
import { evaluateRun } from '../../../src-trainer/requests/evaluate-run.ts';
import { predictWithRun } from '../../../src-trainer/requests/predict-with-run.ts';
import {
  problemOf,
  resourcesFolder,
  temporaryFolder,
  trainHere,
  type TrainedHere,
} from '../run-in-process.ts';

const { templates } = templateGroups.find(({ id }) => id === 'sequences')!;
type Id = (typeof templates)[number];

/** A template with few examples and smaller layers, so that a processor without an engine is quick about it. */
function smallSpec(id: Id): RunSpec {
  const document = buildTemplate(id, id);
  const { source } = document.data;
  if (source.kind !== 'sequences') throw new Error('no sequences');
  const networks = document.networks.map((network) => ({
    ...network,
    graph: {
      ...network.graph,
      nodes: network.graph.nodes.map((node) =>
        node.type === 'LSTM' ? { ...node, config: { ...node.config, units: 16 } } : node,
      ),
    },
  }));
  const compiled = compileRun(
    {
      ...document,
      networks,
      data: { ...document.data, source: { ...source, count: 300 }, validationShare: 0.1 },
    },
    'network',
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.spec;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(templates)('%s', (id) => {
  let dir: string;
  let trained: TrainedHere;
  beforeAll(async () => {
    dir = await temporaryFolder();
    trained = await trainHere(dir, smallSpec(id), {
      maxSteps: 40,
      probes: [{ kind: 'answers', id: 'answers', count: 5, perSecond: 20 }],
    });
  });

  test('learns something within forty steps', () => {
    const losses = trained.points.map((row) => row[2] ?? Number.NaN);
    expect(losses).toHaveLength(40);
    expect(mean(losses.slice(-8))).toBeLessThan(0.97 * mean(losses.slice(0, 4)));
  });

  test('shows held-out sequences with what is wanted and what is said', () => {
    const frames = trained.events.filter(({ event }) => event.type === 'probe/answers');
    const { event, bytes } = frames.at(-1)!;
    if (event.type !== 'probe/answers') throw new Error('no answers');
    const [items = 0, steps = 0, width = 0] = event.said.shape;
    expect(event.wanted.shape).toEqual([items, steps]);
    expect(event.given.shape[0]).toBe(5);
    const said = new Float32Array(bytes.slice().buffer).subarray(event.said.offset);
    expect(said).toHaveLength(items * steps * width);
    if (width === 1) return;
    // What is said are probabilities: of every place they come to 1.
    expect(said.reduce((sum, value) => sum + value, 0)).toBeCloseTo(items * steps, 2);
  });

  test('is measured on what it held out, whole answers too where they are several symbols', async () => {
    const request = { type: 'evaluate', requestId: 1, dir } as const;
    const answer = await evaluateRun(request, resourcesFolder);
    if (answer.kind !== 'evaluation') throw new Error('no evaluation');
    expect(answer.examples).toBe(30);
    const isOfClasses = id === 'video-many-to-one' || id === 'opinions-many-to-one';
    if (isOfClasses) expect(answer.wholeAnswers).toBeUndefined();
    else expect(answer.wholeAnswers).toBeLessThanOrEqual(answer.accuracy ?? 1);
  });

  const asked: Partial<Record<Id, readonly [question: string, answer: RegExp]>> = {
    'opinions-many-to-one': ['The film is not bad.', /^(nega|posi)tive$/],
    'spell-one-to-many': ['347', /^[a-z -]*$/],
    'addition-many-to-many': ['47+85', /^\d*$/],
    // Nothing is asked of the first three places, and nothing behind the question.
    'echo-synchronised': ['abcab', /^ {3}[a-h]{2}$/],
    'brackets-synchronised': ['([])', /^[·)\]}!]{4}$/],
  };
  for (const [question, form] of [asked[id]].filter((one) => one !== undefined)) {
    test(`answers ${question}`, async () => {
      const inputs = [question];
      const answer = await predictWithRun({ type: 'predict', requestId: 1, dir, inputs });
      if (answer.kind !== 'predictions') throw new Error('no predictions');
      expect(answer.items[0]?.label).toMatch(form);
    });
  }
});

test('a network that watches films says in a sentence that it reads none', async () => {
  const dir = await temporaryFolder();
  await trainHere(dir, smallSpec('video-many-to-one'), { maxSteps: 1 });
  const inputs = ['film.gif'];
  const problem = await problemOf(predictWithRun({ type: 'predict', requestId: 1, dir, inputs }));
  expect(problem.code).toBe('run-watches-films');
  expect(messages('es').problems['run-watches-films']).toContain('{dir}');
});
