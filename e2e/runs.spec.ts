import { expect } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('two trainings are drawn together, and what sets them apart is named', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { inspector, runs: r, dock: w } = editor.words;
  await editor.openTemplate(lienzo.url, 'iris-mlp');
  await editor.setNumber(inspector.epochs, 6);
  for (const rate of [0.01, 0.05]) {
    await editor.setNumber(inspector.learningRate, rate);
    await editor.train.click();
    await expect(page.getByText('Done: 6 epochs')).toBeVisible({ timeout: trainingMs });
  }

  await editor.openTab('runs');
  const rows = editor.dock.getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(
    editor.dock.getByRole('columnheader', { name: inspector.learningRate }),
  ).toBeVisible();
  await editor.dock.getByRole('checkbox', { name: 'Draw Run 1 with the others' }).check();
  await expect(
    editor.dock.getByText('Run 1 → Run 2: Learning rate: 0.01 → 0.05', { exact: true }),
  ).toBeVisible();

  await editor.openTab('curves');
  const key = editor.dock.getByRole('group', { name: r.overlay });
  await expect(key.getByRole('row')).toHaveCount(3);
  await expect(key).toContainText('Learning rate: 0.05 → 0.01');
  const cursor = editor.dock.getByRole('slider', { name: w.cursor });
  await expect(cursor).toHaveAttribute('aria-valuetext', /^Run 2: \d.*; Run 1: \d/);

  await test.step('a run keeps its name and notes, is deleted, and had back', async () => {
    await editor.openTab('runs');
    await editor.dock.getByRole('button', { name: 'More for Run 1' }).click();
    await page.getByRole('menuitem', { name: r.rename }).click();
    await page.getByRole('textbox', { name: r.name }).fill('slow');
    await page.getByRole('textbox', { name: r.notes }).fill('Falls evenly.');
    await page.getByRole('button', { name: r.save, exact: true }).click();
    await expect(editor.dock.getByRole('rowheader', { name: /^slow/ })).toBeVisible();
    await editor.dock.getByRole('button', { name: 'More for slow' }).click();
    await page.getByRole('menuitem', { name: r.remove }).click();
    await expect(editor.dock.getByText('slow is deleted.')).toBeVisible();
    await expect(rows).toHaveCount(2);
    await editor.dock.getByRole('button', { name: r.undo, exact: true }).click();
    await expect(editor.dock.getByRole('rowheader', { name: /^slow/ })).toBeVisible();
  });
});
