import { expect } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('a rate is changed while a run trains, and changed back by undo', async ({ page, lienzo }) => {
  const editor = new EditorPage(page, 'en');
  const { inspector, shell } = editor.words;
  await editor.openTemplate(lienzo.url, 'iris-mlp');
  await editor.setNumber(inspector.epochs, 50_000);
  await editor.setNumber(inspector.learningRate, 0.01);
  await editor.train.click();
  const note = editor.inspector.getByText(/^from step [\d,]+ on$/);
  await expect(editor.inspector.getByText(editor.words.live.atOnce).first()).toBeVisible({
    timeout: trainingMs,
  });

  await editor.setNumber(inspector.learningRate, 0.002);
  await expect(note).toBeVisible();
  const first = await note.textContent();
  await expect(editor.dock.getByText(editor.words.dock.previous, { exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: shell.undo }).click();
  await expect(
    editor.inspector.getByRole('spinbutton', { name: inspector.learningRate }),
  ).toHaveValue('0.01');
  await expect(note).not.toHaveText(first ?? '');
});
