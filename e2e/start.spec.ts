import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { digits } from '../src-shared/datasets/catalogue.ts';
import { parseLienzoFile, writeLienzoFile } from '../src-shared/document/lienzo-file.ts';
import { analyseGraph } from '../src-shared/graph/analyse-graph.ts';
import { fill } from '../src-shared/messages/fill.ts';
import { formatCount } from '../src-shared/messages/format-number.ts';
import { messages } from '../src-shared/messages/messages.ts';
import { buildTemplate, templateIds } from '../src-shared/templates/index.ts';
import { templateInLanguage } from '../src-shared/templates/template-in-language.ts';
import { EditorPage } from './editor-page.ts';
import { test } from './lienzo-server.ts';

for (const language of ['en', 'es'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });
    const words = messages(language);

    test('every template stands there with the count of its own graph', async ({
      page,
      lienzo,
    }) => {
      await page.goto(lienzo.url);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.start.title);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const id of templateIds) {
        const card = page.getByRole('article').filter({
          has: page.getByRole('button', { name: words.templates[id].title, exact: true }),
        });
        const { graph } = templateInLanguage(id, '', language).networks[0]!;
        const count = formatCount(analyseGraph(graph).parameterCount, language);
        await expect(card).toContainText(words.start.parametersShort.replace('{count}', count));
        const summary = card.getByText(words.templates[id].summary, { exact: true });
        const hidden = await summary.evaluate((it) => it.scrollHeight - it.clientHeight);
        expect(hidden, `pixels of the summary of ${id} that are cut off`).toBeLessThanOrEqual(1);
      }
      const facts = fill(words.start.dataDigits, { count: digits.examples }, language);
      const ofDigits = templateIds.filter(
        (id) => buildTemplate(id, '').data.source.kind === 'digits',
      );
      await expect(page.getByText(facts)).toHaveCount(ofDigits.length);
    });

    test('a project that was begun is offered again, and can be removed', async ({
      page,
      lienzo,
    }) => {
      const editor = new EditorPage(page, language);
      const { title } = words.templates['lenet-relu'];
      await page.goto(lienzo.url);
      await expect(page.getByText(words.start.noneYet)).toBeVisible();
      await page.getByRole('button', { name: title, exact: true }).click();
      await expect(editor.cards).toHaveCount(10);
      await page.getByRole('link', { name: words.shell.backToStart }).click();

      const recents = page.getByRole('complementary', { name: words.start.continueWith });
      await recents.getByRole('button', { name: title, exact: true }).click();
      await expect(editor.cards).toHaveCount(10);
      await page.goBack();

      const remove = fill(words.start.remove, { title }, language);
      await recents.getByRole('button', { name: remove }).click();
      await recents.getByRole('button', { name: words.start.removeNo }).click();
      await expect(recents.getByRole('button', { name: title, exact: true })).toBeVisible();
      await recents.getByRole('button', { name: remove }).click();
      await recents.getByRole('button', { name: words.start.removeYes }).click();
      await expect(page.getByText(words.start.noneYet)).toBeVisible();
    });
  });
}

test.describe('files', () => {
  let folder: string;
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lienzo-files-'));
  });
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('a .lienzo file opens, and what is saved as a file is the same document', async ({
    page,
    lienzo,
  }) => {
    const words = messages('en');
    const document = buildTemplate('lenet-5', 'Brought along');
    const path = join(folder, 'network.lienzo');
    writeFileSync(path, writeLienzoFile(document));
    await page.goto(lienzo.url);
    await page.getByLabel(words.start.openFile).setInputFiles(path);
    await expect(page).toHaveTitle('Brought along – Lienzo');

    await page.getByRole('button', { name: words.shell.templates }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: words.shell.saveFile }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('Brought along.lienzo');
    const back = parseLienzoFile(readFileSync(await saved.path(), 'utf8'));
    expect(back).toEqual({ ok: true, document });
  });

  test('another file is refused with one sentence, and nothing is made of it', async ({
    page,
    lienzo,
  }) => {
    const words = messages('en');
    const path = join(folder, 'shopping.lienzo');
    writeFileSync(path, '{"format": "shopping list"}');
    await page.goto(lienzo.url);
    await page.getByLabel(words.start.openFile).setInputFiles(path);
    await expect(page.getByRole('alert')).toHaveText(words.problems['file-not-lienzo']);
    await expect(page.getByText(words.start.noneYet)).toBeVisible();
    await page.getByRole('button', { name: words.shell.dismiss }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test('language and theme change at once and are kept', async ({ page, lienzo }) => {
  const spanish = messages('es');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(lienzo.url);
  await page.getByRole('radio', { name: 'Español' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(spanish.start.title);
  await page.getByRole('button', { name: spanish.shell.theme }).click();
  await page.getByRole('menuitemradio', { name: spanish.shell.themeDark }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect
    .poll(() => JSON.parse(readFileSync(join(lienzo.home, 'settings.json'), 'utf8')) as unknown)
    .toMatchObject({ language: 'es', theme: 'dark' });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(spanish.start.title);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the system’s theme is followed while nobody has chosen one', async ({ page, lienzo }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(lienzo.url);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

for (const theme of ['light', 'dark'] as const) {
  test.describe(`the start screen in ${theme}`, () => {
    test.use({ theme });

    test('has nothing that axe finds fault with', async ({ page, lienzo }) => {
      await page.goto(lienzo.url);
      await expect(page.getByText(messages('en').start.noneYet)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
    });
  });
}
