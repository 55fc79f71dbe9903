import { expect } from '@playwright/test';

import { fill } from '../src-shared/messages/fill.ts';
import { tinyCaptioner } from '../test/src-trainer/captioning/tiny-captioner.ts';
import { addProject } from './add-project.ts';
import { EditorPage, trainingMs } from './editor-page.ts';
import { findFaults } from './find-faults.ts';
import { test } from './lienzo-server.ts';

const things = ['la película', 'el libro', 'aquel café', 'tu idea', 'este viaje', 'la canción'];
const judgements = [
  ['es buena', 'bien'],
  ['me encanta', 'bien'],
  ['es mala', 'mal'],
  ['me aburre', 'mal'],
] as const;
const opinions = things.flatMap((thing) =>
  judgements.map(([said, verdict]) => `"${thing} ${said}.",${verdict}`),
);

test('sequences are looked at from their beginning, and their answers filtered to the wrong ones', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { data: w, dataSequences: d, dock, sequences: s } = editor.words;
  await editor.openTemplate(lienzo.url, 'echo-synchronised');
  await editor.setNumber(s.count, 500);
  const open = editor.inspector.getByRole('button', { name: w.open });
  await open.click();
  const viewer = page.getByRole('dialog', { name: w.title });
  const place = (from: number, to: number, total: number) =>
    viewer.getByText(fill(w.place, { from, to, total }, 'en'), { exact: true });
  await expect(viewer.getByText(s.taskNotes.echo)).toBeVisible();
  for (const heading of [d.asked.symbols, d.answers]) {
    await expect(viewer.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  }
  await expect(viewer.getByText(/^Example 0: .+$/)).toBeAttached();
  expect(await findFaults(page, 'sequences', 'dialog')).toEqual([]);
  await viewer.getByRole('button', { name: w.after }).click();
  await viewer.getByRole('button', { name: w.after }).click();
  await expect(place(97, 144, 400)).toBeVisible();
  await page.keyboard.press('Escape');

  // Of other data there is no third page.
  await editor.setNumber(s.count, 50);
  await open.click();
  await expect(place(1, 40, 40)).toBeVisible();
  await expect(viewer.getByText(/^Example 0: .+$/)).toBeAttached();
  await page.keyboard.press('Escape');

  await editor.setNumber(s.count, 500);
  await editor.setNumber(editor.words.inspector.epochs, 3);
  await editor.train.click();
  await editor.openTab('predictions');
  await expect(page.getByText('Done: 3 epochs')).toBeVisible({ timeout: trainingMs });
  const answers = editor.dock.getByRole('region', { name: s.region });
  await expect(answers.getByRole('listitem')).toHaveCount(48);
  const wrong = answers.locator('button.wrong');
  const wrongCount = await wrong.count();
  await expect(
    answers.getByText(fill(s.rightOf, { count: 48 - wrongCount, total: 48 }, 'en')),
  ).toBeVisible();
  await editor.dock.getByRole('radio', { name: dock.filterWrong }).click();
  await expect(answers.getByRole('listitem')).toHaveCount(wrongCount);
  await expect(wrong).toHaveCount(wrongCount);
  await editor.dock.getByRole('radio', { name: dock.filterAll }).click();
  await expect(answers.getByRole('listitem')).toHaveCount(48);
  expect(await findFaults(page, 'answers', '[data-region="dock"]')).toEqual([]);
});

test('scenes are looked at with their captions, and sentences of a table with their verdicts', async ({
  page,
  lienzo,
}) => {
  addProject(lienzo.home, 'tiny-captioner', tinyCaptioner('Tiny captioner'));
  const editor = new EditorPage(page, 'en');
  const { data: w, dataSequences: d, imports } = editor.words;
  await page.goto(lienzo.url);
  await page.getByRole('button', { name: 'Tiny captioner', exact: true }).click();
  const open = editor.inspector.getByRole('button', { name: w.open });
  await open.click();
  const viewer = page.getByRole('dialog', { name: w.title });
  await expect(viewer.getByRole('heading', { name: d.captions, exact: true })).toBeVisible();
  const first = viewer.getByRole('listitem').filter({ has: page.locator('canvas') });
  await expect(first).toHaveCount(48);
  await expect(first.first()).toHaveText(/^\s*0\s*an? .+/);
  expect(await findFaults(page, 'scenes', 'dialog')).toEqual([]);
  await page.keyboard.press('Escape');

  await editor.openTemplate(new URL('/', lienzo.url).href, 'opinions-many-to-one');
  await editor.inspector.getByRole('combobox', { name: editor.words.inspector.source }).click();
  await page.getByRole('option', { name: editor.words.inspector.sourceImported }).click();
  const dialog = page.getByRole('dialog', { name: imports.title });
  const rows = `opinión,veredicto\n${opinions.join('\n')}\n"sin veredicto",\n`;
  await dialog
    .getByLabel(imports.chooseFiles)
    .and(page.locator('input'))
    .setInputFiles({ name: 'opiniones.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await expect(dialog.getByRole('radio', { name: imports.unitWords })).toBeChecked();
  await dialog.getByRole('button', { name: imports.run, exact: true }).click();
  // The row without a verdict is named by its line.
  await expect(dialog.getByRole('list', { name: imports.whichSkipped })).toContainText('line 26');
  await dialog.getByRole('button', { name: imports.done, exact: true }).click();
  await open.click();
  await expect(viewer.getByRole('heading', { name: d.asked.words, exact: true })).toBeVisible();
  const opinion = viewer.getByRole('listitem').filter({ hasText: 'la película me encanta' });
  await expect(opinion).toContainText('bien');
  expect(await findFaults(page, 'sentences', 'dialog')).toEqual([]);
});
