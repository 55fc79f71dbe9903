import { expect } from '@playwright/test';

import { makeCocoFolder } from '../test/src-trainer/import/captions/make-captions.ts';
import { makeJpeg } from '../test/src-trainer/import/make-pictures.ts';
import { makeZip } from '../test/src-trainer/import/make-zip.ts';
import { trainingMs, type EditorPage } from './editor-page.ts';

/** Takes the page as it is now, in both themes and sizes. */
export type Photographer = (screen: string) => Promise<void>;

/** What surprises a character model, what its neurons follow, what it copied, and its layer along time both ways. */
export async function takeStudio(editor: EditorPage, take: Photographer): Promise<void> {
  const { dock, page, words } = editor;
  const views = dock.getByRole('radiogroup', { name: words.text.views });
  for (const view of ['surprise', 'neurons'] as const) {
    await views.getByRole('radio', { name: words.text[view] }).click();
    await expect(dock.getByText(words.text.readWaiting, { exact: true })).toBeHidden();
    await page.mouse.move(0, 0);
    await take(view);
  }
  await views.getByRole('radio', { name: words.text.copies }).click();
  await expect(dock.locator('mark').first()).toBeVisible();
  await page.mouse.move(0, 0);
  await take('copies');
  await editor.openTab('unrolled');
  const along = dock.getByRole('group', { name: words.unrolled.region });
  await expect(along).toHaveAttribute('data-step', /\d/, { timeout: trainingMs });
  await page.mouse.move(0, 0);
  await take('unrolled');
  await along.focus();
  await page.keyboard.press('b');
  await expect(along).toHaveAttribute('data-way', 'back');
  await page.keyboard.press('End');
  await page.mouse.move(0, 0);
  await take('unrolled-back');
  await editor.openTab('text');
}

/** A network as it was, and the search for a rate. */
export async function takeTime(editor: EditorPage, take: Photographer): Promise<void> {
  const { dock, page, words } = editor;
  const slider = dock.getByRole('slider', { name: words.time.label, exact: true });
  await slider.press('Home');
  for (let stage = 0; stage < 6; stage += 1) await slider.press('ArrowRight');
  await expect(editor.canvas.getByText(/^(step|paso) /).first()).toBeVisible();
  await take('time');
  await slider.press('Escape');
  await editor.inspector.getByRole('button', { name: words.rates.find }).click();
  const dialog = page.getByRole('dialog', { name: words.rates.title });
  await expect(dialog.getByRole('button', { name: words.rates.again })).toBeVisible({
    timeout: trainingMs,
  });
  await take('rates');
  await page.keyboard.press('Escape');
}

/** Films with what they were taken for, and letters with those that were to be said again. */
export async function takeSequences(
  editor: EditorPage,
  url: string,
  take: Photographer,
): Promise<void> {
  for (const [screen, template] of [
    ['films', 'video-many-to-one'],
    ['echo', 'echo-synchronised'],
  ] as const) {
    await editor.openTemplate(url, template);
    await editor.train.click();
    await editor.openTab('predictions');
    await editor.page.mouse.move(0, 0);
    await expect(editor.train).toBeEnabled({ timeout: 4 * trainingMs });
    await expect(editor.dock.getByRole('listitem').nth(8)).toBeVisible({ timeout: trainingMs });
    await take(screen);
  }
}

/** Sequences as they are looked at before they are learned from, and pictures with captions as they are brought in. */
export async function takeData(editor: EditorPage, url: string, take: Photographer): Promise<void> {
  const { inspector, page, words } = editor;
  for (const [screen, template] of [
    ['data-echo', 'echo-synchronised'],
    ['data-scenes', 'captioner'],
  ] as const) {
    await editor.openTemplate(url, template);
    await inspector.getByRole('button', { name: words.data.open }).click();
    const viewer = page.getByRole('dialog', { name: words.data.title });
    await expect(viewer.getByRole('heading', { name: words.data.examples })).toBeVisible({
      timeout: trainingMs,
    });
    await expect(viewer.getByRole('listitem').nth(24)).toBeAttached({ timeout: trainingMs });
    await page.mouse.move(0, 0);
    await take(screen);
    await page.keyboard.press('Escape');
  }
  const { imports, inspector: i } = words;
  await inspector.getByRole('combobox', { name: i.source }).click();
  await page.getByRole('option', { name: i.sourceImported }).click();
  const dialog = page.getByRole('dialog', { name: imports.title });
  await dialog
    .getByLabel(imports.chooseFiles)
    .and(page.locator('input'))
    .setInputFiles({ name: 'coco.zip', mimeType: 'application/zip', buffer: makeFaultyCoco() });
  await dialog.getByText(imports.whichSkipped).click();
  await page.mouse.move(0, 0);
  await take('import-captions');
  await dialog.getByRole('button', { name: imports.run, exact: true }).click();
  await expect(dialog.getByRole('button', { name: imports.done, exact: true })).toBeVisible();
  await take('import-result');
  await page.keyboard.press('Escape');
}

/** Captioned pictures as people have them: one breaks off, one is not there, and one sentence is a novel. */
function makeFaultyCoco(): Buffer {
  const { pictures, json } = makeCocoFolder(24);
  const images = [
    ...json.images,
    { id: 7, file_name: 'cut.jpg' },
    { id: 8, file_name: 'gone.jpg' },
  ];
  const annotations = [
    ...json.annotations,
    { id: 900, image_id: 7, caption: 'A picture that breaks off.' },
    { id: 901, image_id: 8, caption: 'A picture that is not there.' },
    { id: 902, image_id: 1000, caption: 'word '.repeat(200) },
  ];
  const cut = makeJpeg(48, 48, (x, y) => [5 * x, 5 * y, 90]).subarray(0, 800);
  const files = {
    ...pictures,
    'images/cut.jpg': cut,
    'captions.json': Buffer.from(JSON.stringify({ ...json, images, annotations })),
  };
  return makeZip(Object.entries(files).map(([name, data]) => ({ name, data })));
}
