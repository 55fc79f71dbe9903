import { expect, type Locator, type Page } from '@playwright/test';

import type { LayerType } from '../src-shared/layers/index.ts';
import { EditorPage } from './editor-page.ts';
import { test } from './lienzo-server.ts';

// The same way as with the mouse, by someone who has none: after the address only keys are pressed.

/** Presses a key until the focus is where it is wanted; a walk of this length would be a defect. */
async function pressUntilFocused(page: Page, key: string, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(wanted)}`);
}

for (const language of ['en', 'es'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a network is drawn, trained, stopped and taken back with the keys alone', async ({
      page,
      lienzo,
    }) => {
      const editor = new EditorPage(page, language);
      const { words } = editor;
      const { keyboard } = page;
      const search = page.getByRole('dialog', { name: words.canvas.searchLabel });
      const addLayer = async (type: LayerType): Promise<void> => {
        await keyboard.press('Space');
        await expect(search.getByRole('searchbox')).toBeFocused();
        await keyboard.type(editor.layerName(type));
        await keyboard.press('Enter');
        await expect(search).toBeHidden();
        await expect(editor.card(`${type.toLowerCase()}_1`)).toBeFocused();
      };

      await page.goto(lienzo.url);
      const blank = page.getByRole('button', { name: words.start.blankTitle });
      await pressUntilFocused(page, 'Tab', blank);
      await keyboard.press('Enter');
      await expect(page.getByText(words.canvas.emptySentence)).toBeVisible();

      await test.step('Space adds a layer after the one that has the focus', async () => {
        await addLayer('Input');
        await addLayer('Conv2D');
        await expect(editor.card('conv2d_1')).toContainText('26×26×8');
        await addLayer('MaxPooling2D');
        await expect(editor.card('maxpooling2d_1')).toContainText('13×13×8');
        await addLayer('Flatten');
        await addLayer('Dense');
        await expect(editor.card('dense_1')).toContainText(/43[,\s]296/);
        await addLayer('Output');
        await expect(editor.wires).toHaveCount(5);
      });

      await test.step('W leads to a wire, Delete takes it away, C leads it anew', async () => {
        await keyboard.press('Alt+ArrowLeft');
        await expect(editor.card('dense_1')).toBeFocused();
        await keyboard.press('w');
        await expect(editor.wire('dense_1', 'output_1')).toBeFocused();
        await keyboard.press('Delete');
        await expect(editor.wires).toHaveCount(4);
        await pressUntilFocused(page, 'Tab', editor.card('dense_1'));
        await keyboard.press('c');
        await expect(editor.spoken).toContainText('output_1');
        await keyboard.press('Enter');
        await expect(editor.wires).toHaveCount(5);
        await expect(editor.card('output_1')).toBeFocused();
      });

      await test.step('the form mends what does not fit', async () => {
        await pressUntilFocused(page, 'Shift+Tab', editor.card('dense_1'));
        await keyboard.press('Enter');
        await pressUntilFocused(page, 'F6', editor.inspector);
        const units = editor.inspector.getByRole('spinbutton', {
          name: words.layers.fields['units'] ?? '',
        });
        await pressUntilFocused(page, 'Tab', units);
        await keyboard.type('10');
        await keyboard.press('Enter');
        const activation = editor.inspector.getByRole('combobox', {
          name: words.layers.fields['activation'] ?? '',
        });
        await pressUntilFocused(page, 'Tab', activation);
        await keyboard.press('Enter');
        await keyboard.type('softm');
        await keyboard.press('Enter');
        await expect(editor.card('dense_1')).toContainText('softmax');
      });

      await test.step('Ctrl+Enter trains, and the loss falls', async () => {
        await expect(editor.train).toBeEnabled();
        await keyboard.press('Control+Enter');
        await editor.waitForEpochs(2);
        const [first = Number.NaN, second = Number.NaN] = await editor.trainLosses();
        expect(first).toBeLessThan(Math.log(10));
        expect(second).toBeLessThan(first);
      });

      await test.step('the bar is a key away, and stops the training', async () => {
        await pressUntilFocused(page, 'F6', page.getByRole('banner'));
        await pressUntilFocused(page, 'Tab', editor.stop);
        await keyboard.press('Enter');
        await expect(editor.train).toBeEnabled();
      });

      await test.step('undo leads back to the empty canvas, redo to the whole network', async () => {
        await editor.undoAll();
        await expect(editor.cards).toHaveCount(0);
        await editor.redoAll();
        await expect(editor.wires).toHaveCount(5);
        await expect(editor.train).toBeEnabled();
      });
    });
  });
}
