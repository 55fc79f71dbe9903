import { expect } from '@playwright/test';

import { fill } from '../src-shared/messages/fill.ts';
import { tinyCaptioner } from '../test/src-trainer/captioning/tiny-captioner.ts';
import { addProject } from './add-project.ts';
import { EditorPage, trainingMs } from './editor-page.ts';
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

    test('what a captioner says, and its bench in every view, are without barriers', async ({
      page,
      lienzo,
    }) => {
      addProject(lienzo.home, 'tiny-captioner', tinyCaptioner('Tiny captioner'));
      await page.setViewportSize(uncut);
      const editor = new EditorPage(page, language);
      const { captions, captionBench: b, captionGallery: g, captionRegions: r } = editor.words;
      const faults: string[] = [];
      const check = async (screen: string, part = 'dialog'): Promise<void> => {
        faults.push(...(await findFaults(page, screen, part)));
      };
      await page.goto(lienzo.url);
      await page.getByRole('button', { name: 'Tiny captioner', exact: true }).click();
      await editor.train.click();
      await editor.openTab('predictions');
      const finished = fill(editor.words.shell.finished, { epochs: 2 }, language);
      await expect(page.getByText(finished)).toBeVisible({ timeout: trainingMs });
      const cards = editor.dock
        .getByRole('region', { name: captions.region })
        .getByRole('listitem');
      await expect(cards).toHaveCount(24);
      await check('captions', dock);
      await cards.first().getByRole('button').last().click();
      const bench = page.getByRole('dialog', { name: b.title });
      await expect(bench.getByRole('slider', { name: b.beamWidth })).toBeVisible();
      await check('beam');
      await bench.getByRole('tab', { name: r.tab }).click();
      await bench.getByRole('slider', { name: r.square }).press('End');
      await bench.getByRole('button', { name: r.measure }).click();
      await expect(bench.getByText(fill(r.ofStep, { step: 18 }, language))).toBeVisible({
        timeout: trainingMs,
      });
      await check('regions');
      await bench.getByRole('tab', { name: g.neighboursTab }).click();
      await bench.getByRole('button', { name: g.find }).click();
      const nearest = bench.getByRole('list', { name: g.neighbours }).getByRole('listitem');
      await expect(nearest.first()).toBeVisible({ timeout: trainingMs });
      await check('neighbours');
      await bench.getByRole('tab', { name: g.tab }).click();
      await bench.getByRole('button', { name: g.look }).click();
      await expect(
        bench.getByText(fill(g.looked, { count: 24, step: 18, beamWidth: 3 }, language)),
      ).toBeVisible({
        timeout: trainingMs,
      });
      await check('gallery');
      await bench.getByRole('tab', { name: g.figures, exact: true }).click();
      await expect(bench.getByRole('row', { name: /^BLEU-4 / })).toBeVisible();
      await check('figures');
      await bench.getByRole('radio', { name: b.drawnName }).click();
      await check('own scene');
      expect(faults).toEqual([]);
    });

    test('sequences, what is answered to them, and every kind of data looked at are without barriers', async ({
      page,
      lienzo,
    }) => {
      await page.setViewportSize(uncut);
      const editor = new EditorPage(page, language);
      const { data, sequences } = editor.words;
      const faults: string[] = [];
      const start = new URL('/', lienzo.url).href;
      await page.goto(lienzo.url);
      for (const template of [
        'adding-many-to-one',
        'echo-synchronised',
        'opinions-many-to-one',
      ] as const) {
        await editor.openTemplate(start, template);
        await editor.setNumber(sequences.count, 500);
        await editor.setNumber(editor.words.inspector.epochs, 1);
        await editor.train.click();
        await editor.openTab('predictions');
        const answers = editor.dock.getByRole('region', { name: sequences.region });
        await expect(answers.getByRole('listitem')).toHaveCount(48, { timeout: trainingMs });
        await editor.endTraining();
        faults.push(...(await findFaults(page, `answers of ${template}`, dock)));
      }
      for (const template of [
        'video-many-to-one',
        'adding-many-to-one',
        'echo-synchronised',
        'captioner',
        'char-rnn-hello',
        'iris-mlp',
      ] as const) {
        await editor.openTemplate(start, template);
        await editor.inspector.getByRole('button', { name: data.open }).click();
        const viewer = page.getByRole('dialog', { name: data.title });
        await expect(viewer.getByText(/^1–\d+ /)).toBeVisible({ timeout: trainingMs });
        faults.push(...(await findFaults(page, `data of ${template}`, 'dialog')));
        await page.keyboard.press('Escape');
      }
      expect(faults).toEqual([]);
    });
  });
}
