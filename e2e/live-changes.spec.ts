import { expect, type Locator } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

/** The step that a note of the inspector or a line of the list of events names. */
async function stepOf(locator: Locator): Promise<number> {
  const text = await locator.textContent();
  return Number(/step ([\d,]+)/.exec(text ?? '')?.[1]?.replaceAll(',', ''));
}

test('a rate is changed while a run trains, marked, and changed back by undo', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { inspector, shell, live, dock } = editor.words;
  const note = editor.inspector.getByText(/^from step [\d,]+ on$/);
  const marks = editor.dock.getByRole('list', { name: live.events }).getByRole('listitem');
  await editor.openTemplate(lienzo.url, 'iris-mlp');
  await editor.setNumber(inspector.epochs, 100_000);
  await editor.setNumber(inspector.learningRate, 0.01);
  await editor.train.click();
  await expect(editor.inspector.getByText(live.atOnce).first()).toBeVisible({
    timeout: trainingMs,
  });
  await editor.waitForEpochs(5);

  await editor.setNumber(inspector.learningRate, 0.002);
  await expect(marks).toHaveText([/^step [\d,]+: lr 0\.01 → 0\.002$/]);
  const changedAt = await stepOf(note);
  expect(await stepOf(marks)).toBe(changedAt);
  await expect(editor.dock.getByText(dock.ofPrevious, { exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: shell.undo }).click();
  await expect(
    editor.inspector.getByRole('spinbutton', { name: inspector.learningRate }),
  ).toHaveValue('0.01');
  await expect(marks).toHaveCount(2);
  await expect(marks.nth(1)).toHaveText(/^step [\d,]+: lr 0\.002 → 0\.01$/);
  const undoneAt = await stepOf(note);
  expect(undoneAt).toBeGreaterThan(changedAt);

  await editor.stop.click();
  await expect(editor.train).toBeEnabled();
  // The curve goes on behind both: no step is missing, none stands twice.
  const steps = (await editor.readCurves()).filter(({ kind }) => kind === 'step');
  expect(steps.length).toBeGreaterThanOrEqual(undoneAt);
  expect(steps.map(({ step }) => step)).toEqual(steps.map((_, i) => i + 1));

  // The record says the same after a reload.
  await page.reload();
  await expect(marks).toHaveCount(2);
  expect(await stepOf(marks.first())).toBe(changedAt);

  await test.step('it goes on for more epochs, and that is marked too', async () => {
    await editor.openTab('runs');
    const more = editor.dock.getByRole('spinbutton', { name: 'Epochs more for Run 1' });
    await more.fill('3');
    await more.press('Enter');
    await editor.dock.getByRole('button', { name: live.goOn }).click();
    await editor.openTab('curves');
    await expect(marks).toHaveCount(3, { timeout: trainingMs });
    await expect(marks.nth(2)).toHaveText(/: epochs 100000 → \d+$/);
    await expect(editor.train).toBeEnabled({ timeout: trainingMs });
  });
});
