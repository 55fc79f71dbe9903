import { expect } from '@playwright/test';

import { EditorPage } from './editor-page.ts';
import { test } from './lienzo-server.ts';

// A person's way through the window, with the mouse, in both languages.

for (const language of ['en', 'es'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a network is drawn with the mouse, trained, stopped, taken back and brought back', async ({
      page,
      lienzo,
    }) => {
      const editor = new EditorPage(page, language);
      const { words } = editor;
      await editor.openBlank(lienzo.url);
      await expect(editor.train).toBeDisabled();

      await test.step('the data are chosen', async () => {
        const { source, sourceDigits, sourcePoints } = words.inspector;
        await editor.choose(source, sourceDigits, sourcePoints);
        await editor.choose(source, sourcePoints, sourceDigits);
        await expect(editor.inspector).toContainText(/8[,\s]?000 .*2[,\s]?000/);
        await editor.setNumber(words.inspector.epochs, 5);
      });

      await test.step('the layers come from the palette', async () => {
        await editor.dragLayer('Input', { x: 90, y: 60 });
        await editor.dragLayer('Conv2D', { x: 330, y: 60 });
        await editor.dragLayer('MaxPooling2D', { x: 570, y: 60 });
        await editor.dragLayer('Flatten', { x: 90, y: 270 });
        await editor.dragLayer('Dense', { x: 330, y: 270 });
        await editor.dragLayer('Output', { x: 570, y: 270 });
        await expect(editor.cards).toHaveCount(6);
        // Nothing is known of a layer to which no wire leads.
        await expect(editor.card('input_1')).toContainText('28×28×1');
        await expect(editor.card('conv2d_1')).toContainText(words.canvas.parameterUnknown);
      });

      await test.step('every wire brings a shape', async () => {
        await editor.dragWire('input_1', 'conv2d_1');
        await expect(editor.card('conv2d_1')).toContainText('26×26×8');
        await editor.dragWire('conv2d_1', 'maxpooling2d_1');
        await expect(editor.card('maxpooling2d_1')).toContainText('13×13×8');
        await editor.dragWire('maxpooling2d_1', 'flatten_1');
        await expect(editor.card('flatten_1')).toContainText(/1,?352/);
        await editor.dragWire('flatten_1', 'dense_1');
        // 1352 × 32 + 32
        await expect(editor.card('dense_1')).toContainText(/43[,\s]296/);
        await editor.dragWire('dense_1', 'output_1');
        await expect(editor.wires).toHaveCount(5);
        await expect(editor.wire('maxpooling2d_1', 'flatten_1')).toHaveText('13×13×8');
      });

      await test.step('what does not fit the data is mended: by the form, and by what is offered', async () => {
        await expect(editor.train).toBeDisabled();
        await editor.card('dense_1').click();
        await editor.setNumber(words.layers.fields['units'] ?? '', 10);
        await expect(editor.wire('dense_1', 'output_1')).toHaveText('10');
        await expect(editor.train).toBeDisabled();
        await editor.repair('activation', 'softmax').click();
        await expect(editor.card('dense_1')).toContainText('softmax');
        await expect(editor.train).toBeEnabled();
      });

      await test.step('the training makes the loss fall', async () => {
        await editor.train.click();
        await expect(editor.pause).toBeVisible();
        await editor.waitForEpochs(2);
        const [first = Number.NaN, second = Number.NaN] = await editor.trainLosses();
        // Ten classes told apart by chance cost ln 10.
        expect(first).toBeLessThan(Math.log(10));
        expect(second).toBeLessThan(first);
      });

      await test.step('it stops where the person says so', async () => {
        await editor.stop.click();
        await expect(editor.train).toBeEnabled();
        await expect(editor.stop).toBeDisabled();
      });

      await test.step('undo leads back to the empty canvas, redo to the whole network', async () => {
        await editor.undoAll();
        await expect(editor.cards).toHaveCount(0);
        await expect(page.getByText(words.canvas.emptySentence)).toBeVisible();
        await editor.redoAll();
        await expect(editor.cards).toHaveCount(6);
        await expect(editor.wires).toHaveCount(5);
        await expect(editor.card('dense_1')).toContainText('softmax');
        await expect(editor.train).toBeEnabled();
      });
    });
  });
}
