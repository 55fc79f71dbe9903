import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('twenty sigmoids: the ladder shows what vanishes, the doctor names it, and its remedy can be undone', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { doctor, health: w, shell, inspector } = editor.words;
  await editor.openTemplate(lienzo.url, 'deep-sigmoid');
  await editor.setNumber(inspector.epochs, 4);
  await page.getByRole('tab', { name: editor.words.dock.health }).click();
  await expect(editor.dock).toContainText(w.empty);
  await editor.train.click();
  await expect(page.getByText('Done: 4 epochs')).toBeVisible({ timeout: trainingMs });

  const rows = editor.dock.getByRole('rowheader');
  expect(await rows.count()).toBeGreaterThanOrEqual(20);
  await expect(editor.dock).toContainText(/first layer receives .* × 10⁻/);
  await expect(editor.dock).toContainText(doctor.diseases['vanishing-gradients'].name);
  const { violations } = await new AxeBuilder({ page }).include('#dock-panel').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  // A row of the ladder is the node on the canvas.
  await editor.dock.getByRole('button', { name: 'dense_3', exact: true }).click();
  await expect(editor.dock.getByRole('img', { name: /dense_3/ }).first()).toBeVisible();
  await expect(editor.inspector).toContainText('Dense');

  await editor.dock.getByRole('button', { name: doctor.remedies['use-relu'] }).click();
  await expect(editor.inspector.getByRole('combobox', { name: 'Activation' })).toHaveText('ReLU');
  await page.getByRole('button', { name: shell.undo }).click();
  await expect(editor.inspector.getByRole('combobox', { name: 'Activation' })).toHaveText(
    'sigmoid',
  );
});
