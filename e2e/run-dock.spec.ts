import { expect, type Locator } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('the curves are read with the arrow keys, epoch by epoch', async ({ page, lienzo }) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'playground');
  await expect(editor.dock.getByText(editor.words.dock.emptyCurves)).toBeVisible();
  await editor.setNumber(editor.words.inspector.epochs, 3);
  await editor.train.click();
  await expect(page.getByText('Done: 3 epochs')).toBeVisible({ timeout: trainingMs });

  const cursor = editor.dock.getByRole('slider', { name: editor.words.dock.cursor });
  await cursor.press('End');
  const [last = Number.NaN] = (await editor.trainLosses()).slice(-1);
  await expect(cursor).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^epoch 3: loss ${last.toFixed(4).replace('.', '\\.')}`),
  );
  await cursor.press('ArrowLeft');
  await expect(cursor).toHaveAttribute('aria-valuenow', '2');
  await expect(editor.dock.getByRole('columnheader', { name: 'epoch 2' })).toBeVisible();
  await cursor.press('Escape');
  await expect(editor.dock.getByRole('columnheader', { name: 'epoch 2' })).toBeHidden();
});

test('a verdict that is chosen is looked at in every layer', async ({ page, lienzo }) => {
  const editor = new EditorPage(page, 'en');
  const { dock: w } = editor.words;
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await editor.openTab('predictions');
  const tiles = editor.dock.getByRole('button', { name: /^True \d, said \d/ });
  await expect(tiles.first()).toBeVisible();
  await expect(editor.dock.getByText(/^[\d,]+ of 2,000 wrong$/)).toBeVisible();

  const chosen = tiles.nth(4);
  const [, label = '', said = ''] = /True (\d), said (\d)/.exec(await chosen.innerText()) ?? [];
  expect(said).not.toBe(label);
  await chosen.click();
  await expect(chosen).toHaveAttribute('aria-pressed', 'true');
  await expect(editor.card('output_1')).toContainText(`It is a ${said}`);
  await expect(editor.card('output_1')).toContainText(`true: ${label}`);

  await editor.openTab('maps');
  await expect(editor.dock.getByText(`true: ${label}`)).toBeVisible();
  await expect(editor.dock.getByText('6 maps of 28×28')).toBeVisible();
  await expect(editor.dock.getByRole('img', { name: /^Map \d$/ })).toHaveCount(6);

  const other = label === '7' ? '1' : '7';
  await editor.dock.getByRole('button', { name: w.byClass.replace('{class}', other) }).click();
  await expect(editor.dock.getByText(`true: ${other}`)).toBeVisible();
  await editor.dock.getByRole('combobox', { name: w.layer }).click();
  await page.getByRole('option', { name: 'dense_3', exact: true }).click();
  await expect(editor.dock.getByRole('listitem')).toHaveCount(10);
});

test('the decision surface is pale before the training and decided after it', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'playground');
  await editor.openTab('predictions');
  const surface = editor.dock.getByRole('img', { name: editor.words.plane.surface });
  await expect.poll(() => decidedShare(surface)).toBeLessThan(0.3);
  await editor.setNumber(editor.words.inspector.epochs, 40);
  await editor.train.click();
  await expect(page.getByText('Done: 40 epochs')).toBeVisible({ timeout: trainingMs });
  await expect.poll(() => decidedShare(surface)).toBeGreaterThan(0.6);
});

/** The share of pixels that are clearly of one class's colour: blue and red far apart. */
async function decidedShare(surface: Locator): Promise<number> {
  return surface.locator('canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas');
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let decided = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (Math.abs((data[at] ?? 0) - (data[at + 2] ?? 0)) > 80) decided += 1;
    }
    return decided / (data.length / 4);
  });
}

test('a loss that is no number ends the training and says what to change', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { inspector } = editor.words;
  await editor.openTemplate(lienzo.url, 'playground');
  await editor.choose(inspector.optimizer, inspector.optimizerAdam, inspector.optimizerMomentum);
  await editor.setNumber(inspector.learningRate, 10);
  await test.step('without ReLUs that die, steps like these go to infinity', async () => {
    for (const [nodeId, activation] of [
      ['dense_1', 'ReLU'],
      ['dense_2', 'ReLU'],
      ['dense_3', 'sigmoid'],
    ] as const) {
      await editor.card(nodeId).click({ position: { x: 60, y: 14 } });
      await editor.choose('Activation', activation, 'none');
    }
    await editor.card('output_1').click({ position: { x: 50, y: 14 } });
    await editor.choose('Loss', 'binary cross-entropy', 'squared error');
  });
  await editor.train.click();
  const alert = editor.dock.getByRole('alert');
  await expect(alert).toContainText('stopped being a number at step', { timeout: trainingMs });
  await expect(alert).toContainText('ten times lower than 10');
  await expect(editor.train).toBeEnabled();
});

test('every training of a project is listed, and an earlier one is shown again', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { inspector, dock: w } = editor.words;
  await editor.openTemplate(lienzo.url, 'playground');
  for (const [seed, epochs] of [
    [11, 2],
    [12, 3],
  ] as const) {
    await editor.setNumber(inspector.seed, seed);
    await editor.setNumber(inspector.epochs, epochs);
    await editor.train.click();
    await expect(page.getByText(`Done: ${epochs} epochs`)).toBeVisible({ timeout: trainingMs });
  }
  await editor.openTab('runs');
  const rows = editor.dock.getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('12');
  await expect(rows.nth(2)).toContainText('11');
  await rows.nth(2).getByRole('button', { name: w.show, exact: true }).click();
  await expect(rows.nth(2)).toContainText(w.previous);
  await editor.openTab('curves');
  await expect(editor.epochRows).toHaveCount(3);
  await test.step('it belongs to another network than the one on the canvas', async () => {
    await expect(
      editor.dock.getByText(editor.words.dock.ofPrevious, { exact: true }),
    ).toBeVisible();
    await editor.setNumber(inspector.seed, 11);
    await editor.setNumber(inspector.epochs, 2);
    await expect(editor.dock.getByText(editor.words.dock.ofPrevious, { exact: true })).toBeHidden();
  });
});

test('the dock folds to its header and back', async ({ page, lienzo }) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'playground');
  const panel = editor.dock.getByRole('tabpanel');
  const tabs = editor.dock.getByRole('tablist');
  const [head, list] = [await editor.dock.boundingBox(), await tabs.boundingBox()];
  if (head === null || list === null) throw new Error('the dock is not in view');
  const beside = { x: list.width + 60, y: 12 };
  await editor.dock.dblclick({ position: beside });
  await expect(panel).toBeHidden();
  expect((await editor.dock.boundingBox())?.height).toBeLessThan(40);
  await editor.dock.dblclick({ position: beside });
  await expect(panel).toBeVisible();
});

test.describe('in Spanish', () => {
  test.use({ language: 'es' });

  test('figures have a decimal comma, and the words change with the language', async ({
    page,
    lienzo,
  }) => {
    const editor = new EditorPage(page, 'es');
    await editor.openTemplate(lienzo.url, 'playground');
    await editor.setNumber(editor.words.inspector.epochs, 2);
    await editor.train.click();
    await expect(page.getByText('Listo: 2 épocas')).toBeVisible({ timeout: trainingMs });
    await expect(editor.dock.getByText(/^entren\.\s0,\d{4}$/).first()).toBeVisible();
    await page.getByRole('radio', { name: 'English' }).click();
    const { dock } = new EditorPage(page, 'en');
    await expect(dock.getByText(/^train\s0\.\d{4}$/).first()).toBeVisible();
  });
});
