import { expect } from '@playwright/test';

import { fitToData } from '../src-shared/document/fit-to-data.ts';
import type { Language } from '../src-shared/messages/messages.ts';
import { buildTemplate } from '../src-shared/templates/index.ts';
import { addProject } from './add-project.ts';
import { trainingMs, type EditorPage } from './editor-page.ts';
import { addCaptioner } from './kept-captioner.ts';
import type { Photographer } from './screens-of-sequences.ts';

/** Titles that no template has. */
const titles = {
  en: { captioner: 'Scenes in words', alignment: 'Words and their regions' },
  es: { captioner: 'Escenas en palabras', alignment: 'Palabras y sus regiones' },
} as const;

/** Networks of pictures and sentences: one that was trained, and one that learns enough in a minute. */
export async function addPictureProjects(home: string, language: Language): Promise<void> {
  await addCaptioner(home, language, titles[language].captioner);
  const source = { kind: 'scenes', count: 4000, seed: 1, language } as const;
  const { data, training, ...rest } = fitToData(
    buildTemplate('alignment', titles[language].alignment),
    source,
  );
  addProject(home, 'alignment', {
    ...rest,
    data: { ...data, validationShare: 24 / source.count },
    training: { ...training, epochs: 6 },
  });
}

/** What a captioner says of held-out pictures, and its bench in every view. */
export async function takeCaptions(
  editor: EditorPage,
  url: string,
  take: Photographer,
): Promise<void> {
  const { dock, language, page } = editor;
  const { captionBench, captionGallery, captionRegions, captions, ownScene } = editor.words;
  await page.goto(url);
  await page.getByRole('button', { name: titles[language].captioner, exact: true }).click();
  await editor.openTab('predictions');
  const cards = dock.getByRole('region', { name: captions.region }).getByRole('listitem');
  await expect(cards).toHaveCount(24, { timeout: trainingMs });
  // The network as it was drawn answers first, then the one that was trained.
  await expect(dock.getByRole('heading', { level: 3 }).getByText(/^\S+ 11.?611$/)).toBeVisible({
    timeout: trainingMs,
  });
  await page.mouse.move(0, 0);
  await take('captions');
  await cards.nth(2).getByRole('button').last().click();
  const bench = page.getByRole('dialog', { name: captionBench.title });
  const tree = bench.getByRole('group').first();
  await expect(tree).toBeVisible({ timeout: trainingMs });
  await page.mouse.move(0, 0);
  await take('beam');

  await bench.getByRole('tab', { name: captionRegions.tab }).click();
  await bench.getByRole('button', { name: captionRegions.measure }).click();
  const all = bench.getByRole('list', { name: captionRegions.all });
  await expect(all.getByRole('listitem').first()).toBeVisible({ timeout: trainingMs });
  await expect(bench.getByRole('button', { name: captionRegions.measure })).toBeVisible({
    timeout: 2 * trainingMs,
  });
  // The last word before the end: it hangs on one thing, as an article does not.
  const words = all.getByRole('listitem');
  await words
    .nth((await words.count()) - 2)
    .getByRole('button')
    .click();
  await page.mouse.move(0, 0);
  await take('regions');

  await bench.getByRole('tab', { name: captionGallery.tab }).click();
  await bench.getByRole('button', { name: captionGallery.look }).click();
  const looked = bench.getByRole('button', { name: captionGallery.look });
  await expect(bench.getByRole('list', { name: captionGallery.tab })).toBeVisible({
    timeout: trainingMs,
  });
  await expect(looked).toBeVisible({ timeout: 4 * trainingMs });
  await page.mouse.move(0, 0);
  await take('gallery');
  await bench.getByRole('tab', { name: captionGallery.figures, exact: true }).click();
  await page.mouse.move(0, 0);
  await take('figures');
  await bench.getByRole('tab', { name: captionGallery.neighboursTab }).click();
  await bench.getByRole('button', { name: captionGallery.find }).click();
  const nearest = bench.getByRole('list', { name: captionGallery.neighbours });
  await expect(nearest.getByRole('listitem').first()).toBeVisible({ timeout: trainingMs });
  await expect(bench.getByRole('button', { name: captionGallery.find })).toBeVisible({
    timeout: 4 * trainingMs,
  });
  await page.mouse.move(0, 0);
  await take('neighbours');

  // A scene of one's own: one thing is placed, another added, and the caption follows.
  await bench.getByRole('tab', { name: captionBench.tree }).click();
  await bench.getByRole('radio', { name: captionBench.drawnName }).click();
  const board = bench.getByRole('group', { name: ownScene.board });
  await board.click({ position: { x: 50, y: 50 } });
  await bench.getByRole('button', { name: ownScene.add }).click();
  await expect(board.getByRole('button')).toHaveCount(2);
  await expect(tree).toBeVisible({ timeout: trainingMs });
  await expect(bench.locator('.stale')).toHaveCount(0);
  await page.mouse.move(0, 0);
  await take('own-scene');
  await page.keyboard.press('Escape');
}

/** Which region of a picture each word of a sentence finds. */
export async function takeAlignment(
  editor: EditorPage,
  url: string,
  take: Photographer,
): Promise<void> {
  const { dock, language, page, words } = editor;
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
