import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('one switch is changed, and the two curves are drawn together with what sets them apart', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { inspector, runs: r, experiments: e } = editor.words;
  await editor.openTemplate(lienzo.url, 'iris-mlp');
  await editor.setNumber(inspector.epochs, 4);
  await editor.train.click();
  await expect(page.getByText('Done: 4 epochs')).toBeVisible({ timeout: trainingMs });

  await editor.openTab('runs');
  await editor.dock.getByRole('button', { name: e.tryOut }).click();
  const dialog = page.getByRole('dialog', { name: e.tryOut });
  await expect(dialog.getByRole('combobox', { name: e.setting })).toContainText(
    inspector.learningRate,
  );
  const value = dialog.getByRole('spinbutton', { name: e.newValue });
  await value.fill('0.05');
  await value.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText(/^Learning rate: [\d.]+ → 0\.05$/);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);
  await dialog.getByRole('button', { name: e.queueIt, exact: true }).click();

  const difference = editor.dock.getByText(/^Run 1 → Run 2: Learning rate: [\d.]+ → 0\.05$/);
  await expect(difference).toBeVisible({ timeout: trainingMs });
  await editor.openTab('curves');
  const key = editor.dock.getByRole('group', { name: r.overlay });
  await expect(key.getByRole('row')).toHaveCount(3);

  await test.step('other seeds are drawn as a mean with its band', async () => {
    await editor.openTab('runs');
    await editor.dock.getByRole('button', { name: r.clearChosen }).click();
    await editor.dock.getByRole('button', { name: e.tryOut }).click();
    await dialog.getByRole('radio', { name: e.seedsWay }).click();
    const count = dialog.getByRole('spinbutton', { name: e.seedsMore });
    await count.fill('2');
    await count.press('Enter');
    await dialog.getByRole('button', { name: e.queueIt, exact: true }).click();
    await editor.openTab('curves');
    await expect(key).toContainText('mean of 3 seeds', { timeout: trainingMs });
  });

  await test.step('a sweep of three widths with two seeds each is drawn against the width', async () => {
    await editor.openTab('runs');
    await editor.dock.getByRole('button', { name: e.tryOut }).click();
    await dialog.getByRole('radio', { name: e.sweepWay, exact: true }).click();
    await dialog.getByRole('button', { name: e.presetWidth }).click();
    await dialog.getByRole('textbox', { name: e.values, exact: true }).fill('1 4 16');
    await expect(dialog.getByRole('status')).toHaveText('6 trainings');
    const { violations: inSweep } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(inSweep).toEqual([]);
    await dialog.getByRole('button', { name: e.queueIt, exact: true }).click();
    const sweep = editor.dock.getByRole('region', { name: e.presetWidth });
    await expect(sweep.getByText('6 of 6 trained')).toBeVisible({ timeout: trainingMs });
    const chart = sweep.getByRole('slider');
    await chart.press('End');
    await expect(chart).toHaveAttribute('aria-valuetext', /Units 16: E_in [\d.]+\s?%, E_out/);
    await chart.press('Home');
    await expect(chart).toHaveAttribute('aria-valuetext', /Units 1: E_in [\d.]+\s?%, E_out/);
  });
});
