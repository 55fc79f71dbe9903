import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator } from '@playwright/test';

import { layers } from '../src-shared/layers/index.ts';
import { fill } from '../src-shared/messages/fill.ts';
import { messages } from '../src-shared/messages/messages.ts';
import { EditorPage } from './editor-page.ts';
import { test } from './lienzo-server.ts';

const words = messages('en');
const spanish = messages('es');

/** The number field of the inspector that is called so. */
function field(editor: EditorPage, name: string): Locator {
  return editor.inspector.getByRole('spinbutton', { name, exact: true });
}

test('a layer is found by what people call it and added with Enter, without the mouse', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openBlank(lienzo.url);
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: words.palette.find });
  await expect(search).toBeFocused();
  await page.keyboard.type('fully connected');
  await page.keyboard.press('Enter');
  await expect(editor.card('dense_1')).toBeVisible();
  // The new card takes the focus a moment after it is there; until then a slash is a part of the search.
  await expect(search).not.toBeFocused();

  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('zzzz');
  const palette = page.getByRole('complementary', { name: words.shell.palette });
  await expect(palette.getByRole('status')).toContainText('zzzz');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
});

test('the arrow keys lead through the list, and a star keeps a layer at hand', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const last = layers.at(-1)?.type ?? '';
  await editor.openBlank(lienzo.url);
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  const palette = page.getByRole('complementary', { name: words.shell.palette });
  const favourites = palette.getByRole('list', { name: words.palette.favourites });
  await expect(favourites.getByRole('button', { name: 'Conv2D', exact: true })).toBeFocused();
  await page.keyboard.press('End');
  await expect(palette.getByRole('button', { name: last, exact: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(favourites.getByRole('button', { name: last, exact: true })).toBeVisible();

  const removing = fill(words.palette.removeFavourite, { type: 'Dense' }, 'en');
  await favourites.getByRole('button', { name: removing }).click();
  await page.reload();
  await expect(favourites.getByRole('listitem')).toHaveText(['Conv2D', 'Dropout', last]);
});

test('a click in the palette adds the layer in the middle of the view', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openBlank(lienzo.url);
  const palette = page.getByRole('complementary', { name: words.shell.palette });
  await palette.getByRole('button', { name: 'Dropout', exact: true }).last().click();
  await expect(editor.card('dropout_1')).toBeVisible();
  await expect(editor.inspector.getByRole('heading', { name: 'dropout_1' })).toBeVisible();
});

test('a number takes arithmetic and either decimal sign, and says what cannot be', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await editor.card('dense_1').click();
  const units = field(editor, 'Units');

  await units.fill('10*12+4');
  await units.press('Enter');
  await expect(units).toHaveValue('124');
  await expect(editor.inspector).toContainText('400 × 124 + 124 = 49,724');

  await units.press('ArrowUp');
  await expect(units).toHaveValue('125');
  await units.press('Shift+ArrowDown');
  await expect(units).toHaveValue('115');

  await units.fill('many');
  await units.press('Enter');
  await expect(units).toHaveAttribute('aria-invalid', 'true');
  await expect(editor.inspector.getByRole('status')).toContainText('not a number');
  await units.fill('0');
  await units.press('Tab');
  await expect(editor.inspector.getByRole('status')).toContainText('between 1 and 1000000');
  await units.focus();
  await units.press('Escape');
  await expect(units).toHaveValue('115');
  await expect(units).not.toHaveAttribute('aria-invalid');

  await page.keyboard.press('Escape');
  await editor.canvas.press('Escape');
  const rate = field(editor, words.inspector.learningRate);
  await rate.fill('0,002');
  await rate.press('Enter');
  await expect(rate).toHaveValue('0.002');
  await page.getByRole('radio', { name: 'Español' }).click();
  await expect(field(editor, spanish.inspector.learningRate)).toHaveCount(0);
  await expect(page.getByRole('spinbutton', { name: spanish.inspector.learningRate })).toHaveValue(
    '0,002',
  );
});

test('what a setting changes is computed at once, and its dot takes it back', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await editor.card('conv2d_1').click();
  await expect(editor.inspector).toContainText('6 × (5×5×1) + 6 = 156');
  await expect(editor.inspector).toContainText('28 + 4 − 5 + 1 = 28');

  await editor.choose('Padding', 'same', 'valid');
  await expect(editor.inspector).toContainText('28 − 5 + 1 = 24');
  await expect(editor.card('conv2d_1')).toContainText('24×24×6');

  await editor.setNumber('Filters', 8);
  await expect(editor.inspector.getByRole('button', { name: /^Reset Filters/ })).toHaveCount(0);
  await editor.setNumber('Filters', 12);
  await editor.inspector.getByRole('button', { name: 'Reset Filters to 8' }).click();
  await expect(field(editor, 'Filters')).toHaveValue('8');

  await editor.inspector.getByRole('switch', { name: 'Bias' }).click();
  await expect(editor.inspector).toContainText('8 × (5×5×1) = 200');

  const undo = page.getByRole('button', { name: words.shell.undo, exact: true });
  while (await undo.isEnabled()) await undo.click();
  await expect(editor.inspector).toContainText('6 × (5×5×1) + 6 = 156');
});

test('data and training are chosen where nothing is selected, and undone like all else', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const w = words.inspector;
  await editor.openTemplate(lienzo.url, 'playground');
  await expect(editor.inspector.getByRole('heading', { name: w.project })).toBeVisible();
  await editor.choose(w.pattern, w.patternSpiral, w.patternMoons);
  await editor.setNumber(w.count, 200);
  await editor.choose(w.optimizer, w.optimizerAdam, w.optimizerMomentum);
  await expect(field(editor, w.beta1)).toHaveCount(0);
  await expect(field(editor, w.momentum)).toHaveValue('0.9');
  const rate = field(editor, w.learningRate);
  await expect(rate).toHaveValue('0.01');
  await rate.press('ArrowUp');
  await expect(rate).toHaveValue('0.02');

  await editor.inspector.getByRole('combobox', { name: `${w.source} ${w.sourcePoints}` }).click();
  await page.getByRole('option', { name: w.noteDigits }).click();
  await expect(page.getByRole('button', { name: words.shell.train, exact: true })).toBeDisabled();
  await editor.undoAll();
  await expect(field(editor, w.beta1)).toHaveValue('0.9');
  await expect(page.getByRole('button', { name: words.shell.train, exact: true })).toBeEnabled();
});

test('panels are drawn wider, kept, hidden and reached with the keys', async ({ page, lienzo }) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  const palette = page.getByRole('complementary', { name: words.shell.palette });
  const splitter = page.getByRole('separator', { name: words.shell.resizePalette });
  await splitter.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(splitter).toHaveAttribute('aria-valuenow', '216');
  await page.reload();
  await expect(editor.cards).toHaveCount(10);
  await expect.poll(async () => (await palette.boundingBox())?.width).toBe(216);

  await page.keyboard.press('Control+b');
  await expect(palette).toHaveCount(0);
  await expect(editor.inspector).toHaveCount(0);
  await page.keyboard.press('Control+b');
  await expect(palette).toBeVisible();

  const regions = ['bar', 'palette', 'canvas', 'inspector', 'dock'];
  const focusedRegion = () =>
    page.evaluate(() =>
      document.activeElement?.closest('[data-region]')?.getAttribute('data-region'),
    );
  for (const region of [...regions, 'bar']) {
    await page.keyboard.press('F6');
    expect(await focusedRegion()).toBe(region);
  }
  await page.keyboard.press('Shift+F6');
  expect(await focusedRegion()).toBe('dock');

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: words.shell.shortcuts });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('in a narrow window the palette is a rail that opens over the canvas', async ({
  page,
  lienzo,
}) => {
  await page.setViewportSize({ width: 1000, height: 640 });
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await expect(editor.inspector).toHaveCount(0);
  await page.getByRole('button', { name: words.layers.categories.regular }).click();
  const list = page.getByRole('dialog', { name: words.shell.palette });
  await list.getByRole('button', { name: 'BatchNormalization', exact: true }).click();
  await expect(list).toHaveCount(0);
  await expect(editor.inspector.getByRole('heading', { level: 2 })).toContainText(
    'batchnormalization_1',
  );
});

test('a project is named in its bar', async ({ page, lienzo }) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await page.getByRole('button', { name: words.shell.projectTitle }).click();
  await page.getByRole('textbox', { name: words.shell.projectTitle }).fill('Practical 3');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Practical 3 – Lienzo');
  await page.getByRole('button', { name: words.shell.undo, exact: true }).click();
  await expect(page).toHaveTitle(`${words.templates['lenet-relu'].title} – Lienzo`);
});

test('a lost host is said, and what was drawn stays', async ({ page, lienzo }) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await lienzo.stop();
  await expect(page.getByText(words.shell.connectionLost)).toBeVisible();
  await expect(editor.train).toBeDisabled();
  await expect(editor.cards).toHaveCount(10);
});

for (const theme of ['light', 'dark'] as const) {
  test.describe(`bar, palette and inspector in ${theme}`, () => {
    test.use({ theme });

    test('have nothing that axe finds fault with', async ({ page, lienzo }) => {
      // So high that no row is cut by the panel's edge: axe takes a label that is cut for a hidden one.
      await page.setViewportSize({ width: 1280, height: 1600 });
      const editor = new EditorPage(page, 'en');
      await editor.openTemplate(lienzo.url, 'lenet-relu');
      const check = async () => {
        const { violations } = await new AxeBuilder({ page })
          .exclude('[data-region="canvas"]')
          .exclude('[data-region="dock"]')
          .analyze();
        expect(violations).toEqual([]);
      };
      await check();
      await editor.card('conv2d_1').click();
      await expect(editor.inspector.getByRole('heading', { name: 'conv2d_1' })).toBeVisible();
      await check();
    });
  });
}
