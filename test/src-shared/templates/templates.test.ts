import { describe, expect, it } from 'vitest';

import { parseLienzoFile, writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { describeData } from '../../../src-shared/datasets/describe-data.ts';
import { analyseGraph } from '../../../src-shared/graph/analyse-graph.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import { buildTemplate, templateGroups, templateIds } from '../../../src-shared/templates/index.ts';

const parametersOf = (id: (typeof templateIds)[number]): bigint => {
  const [network] = buildTemplate(id, 'x').networks;
  return network === undefined ? -1n : analyseGraph(network.graph).parameterCount;
};

describe('templates', () => {
  it('counts LeNet with ReLU as 156 + 2,416 + 48,120 + 10,164 + 850 = 61,706', () => {
    const [network] = buildTemplate('lenet-relu', 'x').networks;
    const analysis = analyseGraph(network?.graph ?? { nodes: [], wires: [] });
    const counts = [...analysis.nodes.values()].map(({ parameters }) => parameters.count);
    expect(counts.filter((count) => count > 0n)).toEqual([156n, 2416n, 48120n, 10164n, 850n]);
    expect(analysis.parameterCount).toBe(61706n);
  });

  it("counts the course's dense layer on photographs as 150,529,000", () => {
    expect(parametersOf('dense-imagenet')).toBe(150_529_000n);
  });

  it.each([
    ['function-fit', 16 + 16 + 16 + 1],
    ['iris-mlp', 4 * 16 + 16 + (16 * 16 + 16) + 16 * 3 + 3],
    ['overfit-poly', 128 + 128 + (128 * 128 + 128) + 128 + 1],
    [
      'small-cnn',
      16 * 27 + 16 + (32 * 16 * 9 + 32) + (48 * 32 * 9 + 48) + (768 * 64 + 64) + 64 * 10 + 10,
    ],
    ['deep-sigmoid', 784 * 128 + 128 + 18 * (128 * 128 + 128) + 128 * 10 + 10],
    // Three of the nineteen hidden layers have no bias and a normalisation of four numbers a unit.
    [
      'deep-relu-batchnorm',
      784 * 128 + 128 + 15 * (128 * 128 + 128) + 3 * (128 * 128 + 4 * 128) + 128 * 10 + 10,
    ],
    ['char-rnn', 81 * 32 + (32 * 128 + 128 * 128 + 128) + 128 * 81 + 81],
  ] as const)('counts %s as it is counted by hand, %i', (id, count) => {
    expect(parametersOf(id)).toBe(BigInt(count));
  });

  it('names every template in one group', () => {
    const grouped = templateGroups.flatMap(({ templates }): readonly string[] => templates);
    expect(grouped).toHaveLength(new Set(grouped).size);
    expect(grouped.toSorted()).toEqual(Object.keys(messages('en').templates).toSorted());
  });

  it('refuses to train the dense layer on photographs, saying that it is too large', () => {
    const compiled = compileRun(buildTemplate('dense-imagenet', 'x'), 'network');
    expect(compiled.ok).toBe(false);
    if (!compiled.ok) expect(compiled.diagnostics.map(({ code }) => code)).toContain('too-large');
  });

  it.each(templateIds)('%s survives being written to a file and read back', (id) => {
    const document = buildTemplate(id, 'Título');
    expect(parseLienzoFile(writeLienzoFile(document))).toEqual({ ok: true, document });
  });

  it.each(templateIds.filter((id) => id !== 'dense-imagenet'))(
    '%s compiles without a warning and fits its data',
    (id) => {
      const document = buildTemplate(id, 'x');
      expect(describeData(document.data.source)).toBeDefined();
      const compiled = compileRun(document, 'network');
      expect(compiled).toMatchObject({ ok: true, warnings: [] });
    },
  );
});
