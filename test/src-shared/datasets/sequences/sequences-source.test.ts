import { describe, expect, test } from 'vitest';

import { describeData } from '../../../../src-shared/datasets/describe-data.ts';
import { readSymbols } from '../../../../src-shared/datasets/sequences/read-symbols.ts';
import {
  initialSequences,
  sequenceTasks,
} from '../../../../src-shared/datasets/sequences/sequences-source.ts';
import { symbolsOf } from '../../../../src-shared/datasets/sequences/symbols.ts';
import { dataSourceSchema, type DataSource } from '../../../../src-shared/document/document.ts';
import { fitToData } from '../../../../src-shared/document/fit-to-data.ts';
import { compileRun } from '../../../../src-shared/spec/compile-run.ts';
import { buildTemplate, type TemplateId } from '../../../../src-shared/templates/index.ts';

describe('the source of sequences', () => {
  test.each(sequenceTasks)('%s begins as something that may stand in a document', (task) => {
    const source = initialSequences(task);
    expect(dataSourceSchema.parse(source)).toEqual(source);
    expect(describeData(source)).toBeDefined();
  });

  test.each([
    { ...initialSequences('addition'), length: 9 },
    { ...initialSequences('echo'), delay: 20 },
    { ...initialSequences('brackets'), delay: 2 },
    { ...initialSequences('moving-dot'), count: 1e9 },
    { ...initialSequences('adding'), task: 'weather' },
  ])('refuses %o', (source) => {
    expect(dataSourceSchema.safeParse(source).success).toBe(false);
  });

  test('has room for the longest name and the end behind it', () => {
    const source = { ...initialSequences('spelling'), language: 'es' } as const;
    const { steps } = symbolsOf({ ...source, task: 'spelling', length: 3 });
    expect(steps).toBe('cuatrocientos cincuenta y cuatro'.length + 1);
  });

  test('reads symbols up to the end, without padding', () => {
    const { answered = [] } = symbolsOf(initialSequences('addition'));
    const ids = ['1', '3', '2', '<end>', '7'].map((symbol) => answered.indexOf(symbol));
    expect(readSymbols(ids, answered)).toBe('132');
    expect(readSymbols([0, 0, 3], answered)).toBe('1');
  });
});

describe('a network made for one length', () => {
  const refit = (id: TemplateId, source: DataSource) => {
    const document = fitToData(buildTemplate(id, id), source);
    const compiled = compileRun(document, 'network');
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    return compiled.spec.model;
  };

  test('follows longer numbers: as many steps are written as the sum may have digits', () => {
    const source = { ...initialSequences('addition'), length: 5 } as DataSource;
    const { inputs, outputs } = refit('addition-many-to-many', source);
    expect(inputs[0]?.shape).toEqual([11]);
    expect(outputs[0]?.shape).toEqual([7, 12]);
  });

  test('follows longer films', () => {
    const source = { ...initialSequences('moving-dot'), length: 20 } as DataSource;
    expect(refit('video-many-to-one', source).inputs[0]?.shape).toEqual([20, 12, 12, 1]);
  });

  test('follows names in another language, which have other letters', () => {
    const source = { ...initialSequences('spelling'), language: 'es' } as DataSource;
    const described = describeData(source);
    expect(refit('spell-one-to-many', source).outputs[0]?.shape).toEqual(described?.outputShape);
  });

  test('learns brackets where it was made for letters, with the loss that leaves padding out', () => {
    const model = refit('echo-synchronised', initialSequences('brackets'));
    expect(model.layers[0]?.config).toMatchObject({ inputDim: 7 });
    expect(model.outputs[0]).toMatchObject({ shape: [20, 6], loss: 'maskedCrossentropy' });
  });
});
