import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium, expect, type Page } from '@playwright/test';

import { programFolder } from '../src-main/host/program-folder.ts';
import type { Language } from '../src-shared/messages/messages.ts';
import { findBrowser } from '../test/tool-chain/find-browser.ts';
import { EditorPage, trainingMs } from './editor-page.ts';
import { makeHome, startLienzo } from './lienzo-server.ts';
import { toPalettePng } from './palette-png.ts';
import { addPictureProjects, takeAlignment, takeCaptions } from './screens-of-pictures.ts';
import {
  takeData,
  takeSequences,
  takeStudio,
  takeTime,
  type Photographer,
} from './screens-of-sequences.ts';

// Makes a picture of every screen in both languages, both themes and two sizes: `npm run screens`. What they
// show is trained while they are made, but for the captioner, which is kept. `npm run screens -- es text` makes
// only those of a language, a part, or both.

const folder = join(programFolder, 'docs', 'screens');
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;
const themes = ['light', 'dark'] as const;

/** What was taken of a part, by name: the training does not wait until it is written. */
const pictures = new Map<string, Buffer>();

function keepPictures(): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of pictures) {
    writeFileSync(join(folder, name), toPalettePng(bytes));
    console.log(name);
  }
  pictures.clear();
}

/** Takes the page as it is now, in both themes and sizes. */
function photographerOf(page: Page, language: Language): Photographer {
  return async (screen) => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await fitNetwork(page, language);
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await settle(page);
        const name = `${screen}-${language}-${theme}-${size.width}.png`;
        pictures.set(name, await page.screenshot());
      }
    }
    await page.setViewportSize(sizes[0]);
    await fitNetwork(page, language);
  };
}

/** Another size of the window leaves the network where it was. */
async function fitNetwork(page: Page, language: Language): Promise<void> {
  const { words } = new EditorPage(page, language);
  await settle(page);
  const button = page.getByRole('button', { name: words.canvas.fitView, exact: true });
  // Without a pointer, so that what is open stays open and nothing is hovered.
  if (await button.isVisible()) await button.dispatchEvent('click');
  await settle(page);
}

/** Waits until the fonts are there and everything was drawn twice. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
  });
}

async function takeDigits(editor: EditorPage, url: string, take: Photographer): Promise<void> {
  const { page, words } = editor;
  await editor.openTemplate(url, 'lenet-relu');
  await editor.waitForPictures();
  await page.mouse.move(0, 0);
  await take('idle');
  await editor.setNumber(words.inspector.epochs, 15);
  await editor.train.click();
  await editor.card('conv2d_1').click();
  await page.mouse.move(0, 0);
  await editor.waitForEpochs(4);
  await take('editor');
  await editor.openTab('maps');
  await take('maps');
  await editor.openTab('predictions');
  await take('predictions');
  await editor.endTraining();
  await page.getByRole('button', { name: words.shell.engine }).click();
  await take('engine');
  await page.keyboard.press('Escape');
  await editor.openTab('curves');
  await editor.card('flatten_1').click();
  await page.keyboard.press('Delete');
  await editor.dragWire('maxpooling2d_2', 'dense_1');
  await expect(editor.insertion('Flatten')).toBeVisible();
  await page.mouse.move(0, 0);
  await take('refused');
}

async function takeText(editor: EditorPage, url: string, take: Photographer): Promise<void> {
  await editor.openTemplate(url, 'char-rnn-hello');
  // Few epochs: its first attempts are still in view.
  await editor.setNumber(editor.words.inspector.epochs, 3);
  await editor.train.click();
  await editor.openTab('text');
  await editor.page.mouse.move(0, 0);
  const now = editor.dock.getByRole('region', { name: editor.words.text.now, exact: true });
  await expect(now.getByText(/ 75$/)).toBeVisible({ timeout: trainingMs });
  await take('text');
  await editor.endTraining();
  await takeStudio(editor, take);
}

async function takePoints(editor: EditorPage, url: string, take: Photographer): Promise<void> {
  await editor.openTemplate(url, 'playground');
  await editor.train.click();
  await editor.page.mouse.move(0, 0);
  const { epochOf, finished } = editor.words.shell;
  const [epoch = ''] = epochOf.split('{epoch}');
  const [done = ''] = finished.split('{epochs}');
  const late = editor.page.getByText(new RegExp(`^(${epoch}1[01]\\d |${done})`));
  await expect(late).toBeVisible({ timeout: 4 * trainingMs });
  await take('playground');
  await editor.endTraining();
  await takeTime(editor, take);
  await editor.openTab('landscape');
  const measure = editor.dock.getByRole('button', { name: editor.words.landscape.draw });
  await measure.click();
  await expect(measure).toBeHidden();
  await expect(measure).toBeVisible({ timeout: trainingMs });
  await take('landscape');
  await editor.openTab('runs');
  await editor.dock.getByRole('button', { name: editor.words.experiments.tryOut }).click();
  await take('what-if');
  await editor.page.keyboard.press('Escape');
}

/** Why twenty sigmoids do not learn, and the step that shows it. */
async function takeDeep(editor: EditorPage, url: string, take: Photographer): Promise<void> {
  const { page, words } = editor;
  await editor.openTemplate(url, 'deep-sigmoid');
  await editor.inspector.getByRole('button', { name: words.data.open }).click();
  await expect(page.getByRole('dialog').getByRole('img')).toHaveCount(48);
  await take('data');
  await page.keyboard.press('Escape');
  await editor.setNumber(words.inspector.epochs, 3);
  await editor.train.click();
  await editor.openTab('health');
  await expect(editor.dock).toContainText(words.doctor.diseases['vanishing-gradients'].name, {
    timeout: trainingMs,
  });
  await editor.endTraining();
  await page.mouse.move(0, 0);
  await take('health');
  await editor.openTab('walk');
  await expect(editor.dock).toContainText('input_1', { timeout: trainingMs });
  await take('step');
}

/** The first screen, with what was worked on. */
async function takeStart(
  { page, words }: EditorPage,
  url: string,
  take: Photographer,
): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole('heading', { name: words.start.continueWith })).toBeVisible();
  await take('start');
}

const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const languages = ['en', 'es'] as const;
const parts = {
  digits: takeDigits,
  text: takeText,
  points: takePoints,
  deep: takeDeep,
  sequences: takeSequences,
  data: takeData,
  captions: takeCaptions,
  alignment: takeAlignment,
  start: takeStart,
};

/** Those that the command line names, or all where it names none. */
function named<Word extends string>(all: readonly Word[]): readonly Word[] {
  const wanted = all.filter((word) => process.argv.slice(2).includes(word));
  return wanted.length === 0 ? all : wanted;
}

for (const language of named(languages)) {
  const wanted = named(Object.keys(parts));
  const home = makeHome({ language, theme: 'system' });
  if (wanted.includes('captions') || wanted.includes('alignment')) {
    await addPictureProjects(home, language);
  }
  const server = await startLienzo(home);
  const page = await browser.newPage({ viewport: sizes[0] });
  const editor = new EditorPage(page, language);
  const take = photographerOf(page, language);
  await page.goto(server.url);
  const start = new URL('/', server.url).href;
  for (const [part, takePart] of Object.entries(parts)) {
    if (!wanted.includes(part)) continue;
    await takePart(editor, start, take);
    keepPictures();
  }
  await page.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
await browser.close();
