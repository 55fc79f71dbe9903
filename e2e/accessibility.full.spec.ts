import { expect } from '@playwright/test';

import { EditorPage } from './editor-page.ts';
import { findFaults } from './find-faults.ts';
import { test } from './lienzo-server.ts';

// axe-core finds nothing, on any screen, in both languages and both themes.

const dock = '[data-region="dock"]';
/** So high that no row is cut by the panel's edge: axe takes a label that is cut for a hidden one. */
const uncut = { width: 1280, height: 1600 };

for (const language of ['en', 'es'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('the start screen, the menus and the dialogs are without barriers', async ({
      page,
      lienzo,
    }) => {
      const editor = new EditorPage(page, language);
      const { shell, canvas, start } = editor.words;
      const faults: string[] = [];
      const check = async (screen: string): Promise<void> => {
        faults.push(...(await findFaults(page, screen)));
      };
      await editor.openBlank(lienzo.url);
      await check('empty canvas');
      await page.keyboard.press('Space');
      await expect(page.getByRole('dialog', { name: canvas.searchLabel })).toBeVisible();
      await check('search');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: shell.templates }).click();
      await check('templates');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: shell.theme }).click();
      await check('themes');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: `${shell.engine} ` }).click();
      await check('engine');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: shell.shortcuts })).toBeVisible();
      await check('shortcuts');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: shell.backToStart }).click();
      await expect(page.getByRole('heading', { name: start.title })).toBeVisible();
      await check('start');
      const remove = start.remove.replace('{title}', start.blankTitle);
      await page.getByRole('button', { name: remove }).click();
      await check('removing');
      expect(faults).toEqual([]);
    });

    test('the editor is without barriers: at rest, in training, in every tab, with a refused wire', async ({
      page,
      lienzo,
    }) => {
      await page.setViewportSize(uncut);
      const editor = new EditorPage(page, language);
      const { words } = editor;
      const faults: string[] = [];
      const check = async (screen: string, part?: string): Promise<void> => {
        faults.push(...(await findFaults(page, screen, part)));
      };
      await editor.openTemplate(lienzo.url, 'lenet-relu');
      await editor.waitForPictures();
      await check('idle');
      await editor.train.click();
      await editor.card('conv2d_1').click();
      await editor.waitForEpochs(1);
      await check('training');
      for (const tab of ['maps', 'predictions', 'walk', 'health', 'landscape', 'runs'] as const) {
        await editor.openTab(tab);
        await check(tab, dock);
      }
      await editor.endTraining();
      await editor.card('conv2d_2').click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
      await check('menu');
      await page.keyboard.press('Escape');
      const activation = words.layers.fields['activation'] ?? '';
      await editor.inspector.getByRole('combobox', { name: activation }).click();
      await check('list');
      await page.keyboard.press('Escape');
      await editor.openTab('curves');
      await editor.card('flatten_1').click();
      await page.keyboard.press('Delete');
      await editor.dragWire('maxpooling2d_2', 'dense_1');
      await expect(editor.insertion('Flatten')).toBeVisible();
      await check('refused');
      for (const tab of ['maps', 'predictions', 'runs'] as const) {
        await editor.openTab(tab);
        await check(`${tab} of before`, dock);
      }
      expect(faults).toEqual([]);
    });

    test('text, points, and what is looked at of them, are without barriers', async ({
      page,
      lienzo,
    }) => {
      await page.setViewportSize(uncut);
      const editor = new EditorPage(page, language);
      const { unrolled, time, rates } = editor.words;
      const faults: string[] = [];
      await editor.openTemplate(lienzo.url, 'char-rnn-hello');
      await editor.train.click();
      await editor.openTab('text');
      await expect(editor.dock.getByRole('listitem').nth(2)).toBeVisible();
      faults.push(...(await findFaults(page, 'text')));
      await editor.endTraining();
      await editor.openTab('unrolled');
      await expect(editor.dock.getByRole('group', { name: unrolled.region })).toBeVisible();
      faults.push(...(await findFaults(page, 'unrolled', dock)));
      await editor.openTemplate(new URL('/', lienzo.url).href, 'playground');
      await editor.train.click();
      await editor.waitForEpochs(2);
      faults.push(...(await findFaults(page, 'points')));
      await editor.endTraining();
      await expect(
        editor.dock.getByRole('slider', { name: time.label, exact: true }),
      ).toBeVisible();
      faults.push(...(await findFaults(page, 'time', dock)));
      await editor.inspector.getByRole('button', { name: rates.find }).click();
      await expect(page.getByRole('dialog', { name: rates.title })).toBeVisible();
      faults.push(...(await findFaults(page, 'rates')));
      expect(faults).toEqual([]);
    });
  });
}
