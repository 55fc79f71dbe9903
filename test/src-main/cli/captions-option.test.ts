import { expect, test } from 'vitest';

import { withCaptions } from '../../../src-main/cli/captions-option.ts';
import { sceneVocabulary } from '../../../src-shared/datasets/scenes/scene-vocabulary.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

/** What was asked for on the command line. */
const asked = (language: string) => ({
  choice: <Choice extends string>(_: string, choices: readonly Choice[]) =>
    choices.find((one) => one === language),
});
const captioner = buildTemplate('captioner', 'captioner');

test.each(['en', 'es'] as const)('--captions %s makes the network fit its words', (language) => {
  const { data, networks } = withCaptions(captioner, asked(language));
  expect(data.source).toMatchObject({ kind: 'scenes', language });
  const embedding = networks[0]!.graph.nodes.find(
    (node) => node.kind === 'layer' && node.type === 'Embedding',
  );
  expect(embedding).toMatchObject({ config: { inputDim: sceneVocabulary(language).length } });
});

test('--captions is refused where the data are no scenes', () => {
  const iris = buildTemplate('iris-mlp', 'iris');
  expect(() => withCaptions(iris, asked('es'))).toThrow('captions-need-scenes');
  expect(withCaptions(iris, asked('none'))).toBe(iris);
});
