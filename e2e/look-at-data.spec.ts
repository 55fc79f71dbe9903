import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { fill } from '../src-shared/messages/fill.ts';
import { EditorPage } from './editor-page.ts';
import { test } from './lienzo-server.ts';

for (const language of ['en', 'es'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('the digits are looked at before training: how many of what, and which', async ({
      page,
      lienzo,
    }) => {
      const editor = new EditorPage(page, language);
      const { data: w } = editor.words;
      await editor.openTemplate(lienzo.url, 'lenet-relu');
      await editor.inspector.getByRole('button', { name: w.open }).click();
      const dialog = page.getByRole('dialog', { name: w.title });
      const parts = (train: number, validation: number) =>
        fill(w.parts, { train, validation }, language);
      await expect(dialog).toContainText(parts(8000, 2000));
      await expect(dialog).toContainText(w.nothingAmiss);
      const classes = dialog.getByRole('list', { name: w.balance });
      await expect(classes.getByRole('button')).toHaveCount(10);
      await expect(dialog.getByRole('img')).toHaveCount(48);
      const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);

      // Only sevens, then the next of them.
      await classes.getByRole('button').nth(7).click();
      await expect(dialog.getByRole('img').first()).toHaveAccessibleName(/7$/);
      await dialog.getByRole('button', { name: w.after }).click();
      await expect(dialog).toContainText(/49–96/);

      // Holding out half of them is a change of the document, which can be undone.
      await dialog.getByRole('slider', { name: w.split }).fill('0.5');
      await expect(dialog).toContainText(parts(5000, 5000));
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: editor.words.shell.undo }).click();
      await editor.inspector.getByRole('button', { name: w.open }).click();
      await expect(dialog).toContainText(parts(8000, 2000));
    });
  });
}
