import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('a learning rate is searched for, taken into the network, and undone', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { inspector, rates, shell } = editor.words;
  await editor.openTemplate(lienzo.url, 'iris-mlp');
  const rate = editor.inspector.getByRole('spinbutton', {
    name: inspector.learningRate,
    exact: true,
  });
  await expect(rate).toHaveAttribute('aria-valuenow', '0.01');

  await editor.inspector.getByRole('button', { name: rates.find }).click();
  const dialog = page.getByRole('dialog', { name: rates.title });
  await dialog.getByRole('button', { name: rates.stop }).click();
  await expect(dialog.getByRole('status')).toHaveText(rates.stopped, { timeout: trainingMs });

  await dialog.getByRole('button', { name: rates.again }).click();
  const use = dialog.getByRole('button', { name: /^Use 0\.\d+$/ });
  await expect(use).toBeVisible({ timeout: trainingMs });
  const suggested = Number((await use.innerText()).replace('Use ', ''));
  expect(suggested).toBeGreaterThan(0.003);
  expect(suggested).toBeLessThan(0.1);
  await expect(dialog.getByRole('status')).toContainText(`Suggested: ${suggested}.`);
  const chart = dialog.getByRole('img');
  await chart.hover({ position: { x: 200, y: 100 } });
  await expect(chart).toContainText(/loss \d/);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);

  await use.click();
  await expect(dialog).toBeHidden();
  await expect(rate).toHaveAttribute('aria-valuenow', String(suggested));
  await page.getByRole('button', { name: shell.undo, exact: true }).click();
  await expect(rate).toHaveAttribute('aria-valuenow', '0.01');
});
