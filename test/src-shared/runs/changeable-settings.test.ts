import { expect, test } from 'vitest';

import { wordSettingName } from '../../../src-shared/messages/word-changes.ts';
import { changeableSettings } from '../../../src-shared/runs/changeable-settings.ts';
import { diffSpecs } from '../../../src-shared/runs/diff-specs.ts';
import { changeSetting } from '../../../src-shared/spec/change-setting.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate, templateIds } from '../../../src-shared/templates/index.ts';

/** All but the one for which no data are at hand. */
const trainable = templateIds.filter((id) => id !== 'dense-imagenet');

test.each(trainable)(
  'whatever can be tried with %s has a name, and the suggested value makes it another training',
  (id) => {
    const compiled = compileRun(buildTemplate(id, id), 'network');
    if (!compiled.ok) throw new Error(`${id} does not compile`);
    const { spec } = compiled;
    const settings = changeableSettings(spec);
    const paths = settings.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'training.optimizer.learningRate',
        'training.seed',
        'data.trainLimit',
      ]),
    );
    expect(new Set(paths).size).toBe(paths.length);
    for (const { path, now, suggested } of settings) {
      expect(suggested, path).not.toEqual(now);
      const changes = diffSpecs(spec, changeSetting(spec, path, suggested));
      expect(changes.length, path).toBeGreaterThan(0);
      expect(wordSettingName(path, 'es'), path).not.toContain(path);
    }
  },
);

test('a small network has its width, depth and activation among them, and not those of its prediction', () => {
  const compiled = compileRun(buildTemplate('iris-mlp', 'iris'), 'network');
  if (!compiled.ok) throw new Error('does not compile');
  const { layers, outputs } = compiled.spec.model;
  const last = outputs[0]?.from ?? '';
  const first = layers.find(({ type }) => type === 'Dense')?.id ?? '';
  const paths = changeableSettings(compiled.spec).map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      `model.${first}.units`,
      `model.${first}.activation`,
      `model.${first}.repeat`,
    ]),
  );
  expect(paths.filter((path) => path.startsWith(`model.${last}.`))).toEqual([]);
});

test('a recurrent layer may carry its state where the data are a text, and nowhere else', () => {
  const carriesIn = (id: 'char-lstm' | 'captioner') => {
    const compiled = compileRun(buildTemplate(id, id), 'network');
    if (!compiled.ok) throw new Error(`${id} does not compile`);
    const settings = changeableSettings(compiled.spec);
    return settings.filter(({ path }) => path.endsWith('.stateful'));
  };
  expect(carriesIn('char-lstm')).toEqual([
    { path: 'model.lstm_1.stateful', kind: 'boolean', now: false, suggested: true },
  ]);
  expect(carriesIn('captioner')).toEqual([]);
});
