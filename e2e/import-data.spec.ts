import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { fill } from '../src-shared/messages/fill.ts';
import { wordSkipped } from '../src-shared/messages/word-skipped.ts';
import { makeCocoFolder } from '../test/src-trainer/import/captions/make-captions.ts';
import { makeJpeg, makePng } from '../test/src-trainer/import/make-pictures.ts';
import { makeZip } from '../test/src-trainer/import/make-zip.ts';
import { EditorPage, trainingMs } from './editor-page.ts';
import { findFaults } from './find-faults.ts';
import { test } from './lienzo-server.ts';

const leaves = Array.from(
  { length: 60 },
  (_, at) => `${at},5;${at % 7},25;${at % 2 ? 'sí' : 'no'};${at < 30 ? 'álamo' : 'roble'}`,
);
const table = Buffer.from(
  `\uFEFFlargo;ancho;flor;clase\r\n${leaves.join('\r\n')}\r\n;3,5;no;roble\r\n`,
);

/** One's own data are a source like the others. */
async function openImport({ page, inspector, words }: EditorPage): Promise<void> {
  await inspector.getByRole('combobox', { name: words.inspector.source }).click();
  await page.getByRole('option', { name: words.inspector.sourceImported }).click();
}

for (const language of ['en', 'es'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a table is looked at, settled, imported and learned from', async ({ page, lienzo }) => {
      const editor = new EditorPage(page, language);
      const { imports: w, shell } = editor.words;
      await editor.openTemplate(lienzo.url, 'playground');
      await openImport(editor);
      const dialog = page.getByRole('dialog', { name: w.title });
      await dialog
        .getByLabel(w.chooseFiles)
        .and(page.locator('input'))
        .setInputFiles({ name: 'hojas.csv', mimeType: 'text/csv', buffer: table });

      await expect(dialog.getByRole('columnheader')).toHaveCount(4);
      await expect(dialog.getByRole('combobox', { name: w.separator })).toHaveText(
        w.separatorSemicolon,
      );
      await expect(dialog.getByRole('radio', { name: w.decimalComma })).toBeChecked();
      const kind = (name: string) =>
        dialog.getByRole('combobox', { name: fill(w.columnKind, { name }, language) });
      await expect(kind('clase')).toHaveText(w.kindTarget);
      await expect(kind('flor')).toHaveText(w.kindCategory);
      await expect(dialog).toContainText(fill(w.examples, { count: 60 }, language));
      const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);

      await kind('flor').click();
      await page.getByRole('option', { name: w.kindIgnore }).click();
      await expect(kind('flor')).toHaveText(w.kindIgnore);
      await dialog.getByRole('radio', { name: w.missingFill }).click();
      await expect(dialog).toContainText(fill(w.examples, { count: 61 }, language));
      await dialog.getByRole('button', { name: w.run, exact: true }).click();
      await expect(dialog).toBeHidden();

      await expect(editor.inspector.getByRole('combobox', { name: w.set })).toHaveText('hojas');
      await expect(editor.train).toBeEnabled();
      await editor.train.click();
      await expect(page.getByText(fill(shell.finished, { epochs: 120 }, language))).toBeVisible({
        timeout: trainingMs,
      });
    });
  });
}

test('an archive of pictures says what will be done to them, and a broken one why not', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { imports: w } = editor.words;
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await openImport(editor);
  const dialog = page.getByRole('dialog', { name: w.title });
  const choose = (name: string, buffer: Buffer) =>
    dialog
      .getByLabel(w.chooseFiles)
      .and(page.locator('input'))
      .setInputFiles({ name, mimeType: 'application/zip', buffer });

  await choose('roto.zip', makeZip([{ name: '../fuera.csv', data: 'x,y' }]));
  await expect(dialog.getByRole('alert')).toContainText('roto.zip');
  const pictures = ['rosa', 'lirio'].flatMap((name, place) =>
    [24, 32, 40].map((size) => ({
      name: `${name}/${size}.png`,
      data: makePng(size, size, () => [200 * place, 90, 40, size === 24 ? 0 : 255], {
        colorType: 6,
      }),
    })),
  );
  await choose('flores.zip', makeZip(pictures));
  await expect(dialog).toContainText(fill(w.willResize, { count: 4 }, 'en'));
  await expect(dialog).toContainText(fill(w.willFlatten, { count: 6 }, 'en'));
  await expect(dialog.getByRole('spinbutton', { name: w.width })).toHaveValue('32');
  await dialog.getByRole('radio', { name: w.grey, exact: true }).click();
  await expect(dialog).toContainText(fill(w.willGrey, { count: 6 }, 'en'));
  await dialog.getByRole('button', { name: w.run, exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(editor.inspector.getByRole('combobox', { name: w.set })).toHaveText('flores');
  await expect(editor.train).toBeEnabled();

  // What was imported before is at hand in another project.
  await editor.openTemplate(lienzo.url, 'lenet-5');
  await openImport(editor);
  await dialog.getByRole('button', { name: 'flores' }).click();
  await expect(dialog).toBeHidden();
  await expect(editor.inspector.getByRole('combobox', { name: w.set })).toHaveText('flores');
});

/** Its header is good: that it breaks off shows when it is decoded. */
const cutJpeg = makeJpeg(48, 48, (x, y) => [5 * x, 5 * y, 90]).subarray(0, 800);

test('captioned pictures: what is left out is counted and named, and what shows on import before it closes', async ({
  page,
  lienzo,
}) => {
  const { pictures, json } = makeCocoFolder(6);
  const images = [
    ...json.images,
    { id: 7, file_name: 'cut.jpg' },
    { id: 8, file_name: 'gone.jpg' },
    { id: 1000, file_name: 'twice.png' },
  ];
  const annotations = [
    ...json.annotations,
    { id: 900, image_id: 7, caption: 'A cut picture.' },
    { id: 901, image_id: 8, caption: 'A picture that is not there.' },
    { id: 902, image_id: 1000, caption: 'word '.repeat(200) },
  ];
  const files = {
    ...pictures,
    'images/cut.jpg': cutJpeg,
    'captions.json': Buffer.from(JSON.stringify({ ...json, images, annotations })),
  };
  const buffer = makeZip(Object.entries(files).map(([name, data]) => ({ name, data })));
  const editor = new EditorPage(page, 'en');
  const { imports: w } = editor.words;
  await editor.openTemplate(lienzo.url, 'captioner');
  await openImport(editor);
  const dialog = page.getByRole('dialog', { name: w.title });
  await dialog
    .getByLabel(w.chooseFiles)
    .and(page.locator('input'))
    .setInputFiles({ name: 'escenas.zip', mimeType: 'application/zip', buffer });

  // The headers are all that has been read: the one that breaks off is still among the seven.
  await expect(dialog).toContainText(fill(w.examples, { count: 7 }, 'en'));
  await dialog.getByText(w.whichSkipped).click();
  const left = dialog.getByRole('list', { name: w.whichSkipped });
  const reasons = { 'picture-missing': 1, 'picture-doubled': 1, 'caption-too-long': 1 };
  for (const { cause } of wordSkipped({ reasons }, 'en')) await expect(left).toContainText(cause);
  await expect(left).toContainText('gone.jpg');
  await expect(left).not.toContainText('cut.jpg');
  expect(await findFaults(page, 'captions', 'dialog')).toEqual([]);

  await dialog.getByRole('button', { name: w.run, exact: true }).click();
  await expect(dialog).toContainText(fill(w.cameIn, { name: 'escenas', count: 6 }, 'en'));
  await expect(left.getByRole('listitem').filter({ hasText: '1 damaged' })).toContainText(
    'images/cut.jpg',
  );
  await expect(editor.inspector.getByRole('combobox', { name: w.set })).toHaveText('escenas');
  expect(await findFaults(page, 'result', 'dialog')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
});

test('a text file in Windows’ Western European is opened with every character as it was', async ({
  page,
  lienzo,
}) => {
  const sentence = '«¿Qué niño cantó?»—dijo él. ';
  const editor = new EditorPage(page, 'en');
  const { imports: w, inspector: i, data } = editor.words;
  await editor.openTemplate(lienzo.url, 'char-rnn-hello');
  const chooser = page.waitForEvent('filechooser');
  await editor.inspector.getByRole('button', { name: i.openText, exact: true }).click();
  // In this encoding the dash is 0x97, which is no character of Latin-1 and no beginning of one in UTF-8.
  const buffer = Buffer.from(sentence.repeat(20).replaceAll('—', '\u0097'), 'latin1');
  await (await chooser).setFiles({ name: 'cuento.txt', mimeType: 'text/plain', buffer });
  const dialog = page.getByRole('dialog', { name: w.title });
  const different = new Set(sentence).size;
  const facts = { characters: 20 * sentence.length, different, encodings: w.western };
  await expect(dialog).toContainText(fill(w.textRead, facts, 'en'));
  await dialog.getByRole('button', { name: w.run, exact: true }).click();
  // Nothing was left out: there is nothing to be told before it closes.
  await expect(dialog).toBeHidden();

  await editor.inspector.getByRole('button', { name: data.open }).click();
  const viewer = page.getByRole('dialog', { name: data.title });
  await expect(viewer.getByRole('listitem').filter({ hasText: sentence }).first()).toBeVisible();
  const characters = viewer.getByRole('list', { name: data.characters });
  await expect(characters.getByRole('listitem')).toHaveCount(different);
  await expect(characters).toContainText('—');
});
