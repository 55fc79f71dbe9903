import { expect } from '@playwright/test';

import { fitToData } from '../src-shared/document/fit-to-data.ts';
import type { Document } from '../src-shared/document/document.ts';
import type { Language } from '../src-shared/messages/messages.ts';
import { buildTemplate } from '../src-shared/templates/index.ts';
import { trainingMs, type EditorPage } from './editor-page.ts';
import { addProject } from './add-project.ts';
import { tinyCaptioner } from '../test/src-trainer/captioning/tiny-captioner.ts';

/** Takes the page as it is now, in both themes and sizes. */
export type Photographer = (screen: string) => Promise<void>;

/** Titles that no template has. */
const titles = {
  en: { captioner: 'Scenes in words', alignment: 'Words and their regions' },
  es: { captioner: 'Escenas en palabras', alignment: 'Palabras y sus regiones' },
} as const;

/** What surprises a character model, what its neurons follow, and its layer along time. */
export async function takeStudio(editor: EditorPage, take: Photographer): Promise<void> {
  const { dock, page, words } = editor;
  const views = dock.getByRole('radiogroup', { name: words.text.views });
  for (const view of ['surprise', 'neurons'] as const) {
    await views.getByRole('radio', { name: words.text[view] }).click();
    await expect(dock.getByText(words.text.readWaiting, { exact: true })).toBeHidden();
    await page.mouse.move(0, 0);
    await take(view);
  }
  await editor.openTab('unrolled');
  await expect(dock.getByRole('group', { name: words.unrolled.region })).toBeVisible({
    timeout: trainingMs,
  });
  await page.mouse.move(0, 0);
  await take('unrolled');
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

/** Films with what they were taken for. */
export async function takeSequences(
  editor: EditorPage,
  url: string,
  take: Photographer,
): Promise<void> {
  await editor.openTemplate(url, 'video-many-to-one');
  await editor.train.click();
  await editor.openTab('predictions');
  await editor.page.mouse.move(0, 0);
  await expect(editor.train).toBeEnabled({ timeout: 4 * trainingMs });
  await expect(editor.dock.getByRole('listitem').nth(8)).toBeVisible({ timeout: trainingMs });
  await take('films');
}

/** What networks say of pictures: the bench of a caption, and the regions of words. */
export async function takePictures(
  editor: EditorPage,
  url: string,
  take: Photographer,
): Promise<void> {
  const { dock, language, page, words } = editor;
  await page.goto(url);
  await page.getByRole('button', { name: titles[language].captioner, exact: true }).click();
  await editor.openTab('predictions');
  await editor.train.click();
  await expect(editor.train).toBeEnabled({ timeout: 4 * trainingMs });
  const cards = dock.getByRole('region', { name: words.captions.region }).getByRole('listitem');
  await expect(cards).toHaveCount(24, { timeout: trainingMs });
  await page.mouse.move(0, 0);
  await take('captions');
  await cards.nth(2).getByRole('button').last().click();
  await expect(page.getByRole('dialog', { name: words.captionBench.title })).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('group').first()).toBeVisible();
  await take('beam');
  await page.keyboard.press('Escape');
  await page.goto(url);
  await page.getByRole('button', { name: titles[language].alignment, exact: true }).click();
  await editor.openTab('predictions');
  await editor.train.click();
  await expect(editor.train).toBeEnabled({ timeout: 8 * trainingMs });
  await expect(
    dock.getByRole('region', { name: words.alignment.region }).getByRole('listitem'),
  ).toHaveCount(24, { timeout: trainingMs });
  await page.mouse.move(0, 0);
  await take('alignment');
}

/** Projects whose networks learn enough in a minute to have something to say. */
export function addPictureProjects(home: string, language: Language): void {
  const captions = (document: Document, count: number, epochs: number): Document => {
    const { data, training, ...rest } = fitToData(document, {
      ...{ kind: 'scenes', count, seed: 1, language },
    });
    return {
      ...rest,
      data: { ...data, validationShare: 24 / count },
      training: { ...training, epochs },
    };
  };
  addProject(home, 'captioner', captions(tinyCaptioner(titles[language].captioner), 8000, 60));
  addProject(
    home,
    'alignment',
    captions(buildTemplate('alignment', titles[language].alignment), 4000, 6),
  );
}
