import { expect, test } from 'vitest';

import { describeData } from '../../../src-shared/datasets/describe-data.ts';
import { compileRun } from '../../../src-shared/spec/compile-run.ts';
import { buildTemplate, templateIds } from '../../../src-shared/templates/index.ts';
import { templateInLanguage } from '../../../src-shared/templates/template-in-language.ts';

const speaking = templateIds.filter((id) => 'language' in buildTemplate(id, '').data.source);

test('sequences of words, captions and their likeness are what has a language', () => {
  expect(speaking.toSorted()).toEqual([
    'alignment',
    'captioner',
    'captioner-first-step',
    'opinions-many-to-one',
    'spell-one-to-many',
  ]);
});

test.each(speaking)(
  '%s begins with Spanish words for who reads Spanish, and can be trained',
  (id) => {
    const document = templateInLanguage(id, 'título', 'es');
    expect(document.data.source).toMatchObject({ language: 'es' });
    const compiled = compileRun(document, document.networks[0]!.id);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
    const english = describeData(buildTemplate(id, '').data.source);
    expect(describeData(document.data.source)).not.toEqual(english);
  },
);
