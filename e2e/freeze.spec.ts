import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('a layer is frozen, and the next training begins with the weights of the last', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { inspector, runs: r, canvas } = editor.words;
  await editor.openTemplate(lienzo.url, 'iris-mlp');
  await editor.setNumber(inspector.epochs, 3);
  const done = page.getByText('Done: 3 epochs');
  await editor.train.click();
  await expect(done).toBeVisible({ timeout: trainingMs });

  await test.step('the card says that it is frozen, the total how much is not trained', async () => {
    await editor.card('dense_1').click();
    const trainable = editor.inspector.getByRole('switch', { name: 'Trainable' });
    await trainable.click();
    await expect(editor.card('dense_1').getByTitle(canvas.frozen)).toBeVisible();
    await expect(page.getByText(/\d of them not trained/)).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(editor.card('dense_1').getByTitle(canvas.frozen)).toBeHidden();
    await expect(trainable).toBeChecked();
    await page.keyboard.press('Control+Shift+z');
    await expect(trainable).not.toBeChecked();
  });

  await editor.openTab('runs');
  await editor.dock.getByRole('button', { name: 'More for Run 1' }).click();
  await page.getByRole('menuitem', { name: r.startFrom }).click();
  await expect(
    editor.dock.getByText(/^The next training begins with the weights of Run 1/),
  ).toBeVisible();
  await editor.train.click();
  await expect(done).toBeVisible({ timeout: trainingMs });
  await expect(
    editor.dock.getByText(/^All layers begun with the weights of Run 1 \(step \d+\)\.$/),
  ).toBeVisible();
  // Computed now, or left there by whoever trained the same before.
  await expect(editor.dock.getByText(/^What dense_1 gives for 150 examples was /)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});
