import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { fitToData } from '../src-shared/document/fit-to-data.ts';
import { buildTemplate } from '../src-shared/templates/index.ts';
import { addProject } from './add-project.ts';
import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

const title = 'Palabras y cosas';

test('words and regions are brought together, and every word shows the region that it means', async ({
  page,
  lienzo,
}) => {
  const source = { kind: 'scenes', count: 120, seed: 1, language: 'es' } as const;
  const { data, training, ...rest } = fitToData(buildTemplate('alignment', title), source);
  const document = {
    ...rest,
    data: { ...data, validationShare: 0.2 },
    training: { ...training, batchSize: 24, epochs: 2 },
  };
  addProject(lienzo.home, 'tiny-alignment', document);

  const editor = new EditorPage(page, 'en');
  const { alignment: w } = editor.words;
  await page.goto(lienzo.url);
  await page.getByRole('button', { name: title, exact: true }).click();
  await editor.openTab('predictions');
  await editor.train.click();
  await expect(page.getByText('Done: 2 epochs')).toBeVisible({ timeout: trainingMs });

  const view = editor.dock.getByRole('region', { name: w.region });
  const cards = view.getByRole('listitem');
  await expect(cards).toHaveCount(24);
  const first = cards.first();
  await expect(first.getByText(/Its sentence comes \d+ of 24/)).toBeVisible();
  const sentence = first.getByRole('group', { name: 'Words of the sentence of picture 1' });
  const said = sentence.getByRole('button');
  await said.nth(1).focus();
  await expect(said.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(first.locator('i')).toHaveCount(1);
  await expect(said.nth(1)).toHaveAccessibleName(/^\S+, best fit: [a-z ]+, -?\d+\.\d\d$/);
  await expect(first.getByText(/^best fit: /)).toBeVisible();

  await editor.dock.getByRole('button', { name: w.measureRecall }).click();
  const recall = editor.dock.getByRole('region', { name: w.recall });
  await expect(recall.getByText('24 held-out pictures, step 8')).toBeVisible();
  await expect(recall.getByRole('row')).toHaveCount(4);
  await expect(
    recall.getByRole('row', { name: /^by chance 4\s?% 21\s?% 42\s?% 12$/ }),
  ).toBeVisible();

  const { violations } = await new AxeBuilder({ page }).include('.dock').analyze();
  expect(violations).toEqual([]);
});
