import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator } from '@playwright/test';

import { messages } from '../src-shared/messages/messages.ts';
import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';
import { readCheckpoint } from './read-checkpoint.ts';
import { readAlong } from './recompute-text.ts';

const words = messages('en');

/** The numbers of a table's column, by the place of its cell in a row. */
async function readColumn(table: Locator, cell: number): Promise<number[]> {
  const rows = await table.locator('tbody tr').all();
  const texts = await Promise.all(rows.map((row) => row.locator('td').nth(cell).innerText()));
  return texts.map((text) => Number(text.replace('−', '-').replace('e−', 'e-')));
}

function largestDifference(shown: readonly number[], wanted: readonly number[]): number {
  expect(shown).toHaveLength(wanted.length);
  return Math.max(...shown.map((value, at) => Math.abs(value - (wanted[at] ?? Number.NaN))));
}

test('a recurrent layer opens along time, and shows the states and answers of its weights', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'char-rnn-hello');
  await editor.train.click();
  await editor.waitForEpochs(2);
  await editor.stop.click();
  await expect(editor.train).toBeEnabled();
  const [runId = ''] = readdirSync(join(lienzo.home, 'runs'));
  const weights = readCheckpoint(join(lienzo.home, 'runs', runId));

  await editor.card('simplernn_1').dblclick();
  const along = editor.dock.getByRole('group', { name: words.unrolled.region });
  await expect(along).toHaveAttribute('data-step', String(weights.step), { timeout: trainingMs });
  await expect(editor.dock.getByLabel(words.unrolled.reads)).toHaveValue('hello');
  const read = readAlong(weights, 'hell');

  await test.step('forward: every number of each step', async () => {
    await along.focus();
    await page.keyboard.press('Home');
    for (const [index, { state, probabilities }] of read.entries()) {
      const step = index + 1;
      await expect(along).toHaveAttribute('data-at', String(step));
      const units = along.getByRole('table', { name: `The numbers of step ${step}`, exact: true });
      // W_hx x, W_hh h, b, and h itself, to three decimals.
      expect(largestDifference(await readColumn(units, 3), state)).toBeLessThan(6e-4);
      const said = along.getByRole('table', { name: `What is said behind step ${step}` });
      expect(largestDifference(await readColumn(said, 1), probabilities)).toBeLessThan(6e-4);
      await page.keyboard.press('ArrowRight');
    }
    await expect(along.getByRole('listitem').first()).toContainText('tanh');
  });

  await test.step('back: the gradient by the state behind each step', async () => {
    await page.keyboard.press('b');
    await expect(along).toHaveAttribute('data-way', 'back');
    await expect(along).toHaveAttribute('data-at', '1');
    await page.keyboard.press('End');
    const units = along.getByRole('table', { name: 'The numbers of step 4', exact: true });
    const gradients = await readColumn(units, 4);
    const kernel = weights.of('dense_1/kernel').values;
    const errors = read[3]?.probabilities.map((share, k) => share - (k === 3 ? 1 : 0)) ?? [];
    const wanted = gradients.map((_, unit) =>
      errors.reduce((sum, error, k) => sum + error * (kernel[unit * errors.length + k] ?? 0), 0),
    );
    for (const [unit, value] of wanted.entries()) {
      const difference = Math.abs((gradients[unit] ?? Number.NaN) - value);
      expect(difference).toBeLessThan(0.006 * Math.abs(value) + 1e-6);
    }
    await expect(along).toContainText('The gradient of the last loss by h is');
  });

  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-region="inspector"]')
    .analyze();
  expect(violations).toEqual([]);

  await test.step('another text is read as soon as it is typed', async () => {
    const field = editor.dock.getByLabel(words.unrolled.reads);
    await field.fill('hellohello');
    await field.press('Enter');
    await expect(along).toContainText('of 9 reads');
  });
});
