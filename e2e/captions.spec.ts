import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('a captioner says sentences about scenes while it learns, and whether they are true', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { captions: w, inspector } = editor.words;
  await editor.openTemplate(lienzo.url, 'captioner');
  await editor.setNumber(inspector.pictureCount, 400);
  await editor.setNumber(inspector.epochs, 3);
  await editor.openTab('predictions');
  const cards = editor.dock.getByRole('region', { name: w.region }).getByRole('listitem');
  await editor.train.click();
  await expect(page.getByText('Done: 3 epochs')).toBeVisible({ timeout: trainingMs });
  await expect(editor.dock.getByText(/^step 1\d$/)).toBeVisible();
  await expect(cards).toHaveCount(20, { timeout: trainingMs });
  await expect(cards.first()).toContainText(/Wrong|True|Not a sentence|Words do not agree|No such/);
  const { violations } = await new AxeBuilder({ page }).include('.captions').analyze();
  expect(violations).toEqual([]);
});
