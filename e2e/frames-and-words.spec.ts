import { expect } from '@playwright/test';

import { tinyCaptioner } from '../test/src-trainer/captioning/tiny-captioner.ts';
import { addProject } from './add-project.ts';
import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

const title = 'Tiny captioner';

test('a captioner sees two frames, and a thing that is drawn for it does something between them', async ({
  page,
  lienzo,
}) => {
  addProject(lienzo.home, 'tiny-captioner', tinyCaptioner(title));
  const editor = new EditorPage(page, 'en');
  const { captions: w, captionBench: b, captionGallery: g, ownScene: s } = editor.words;
  await page.goto(lienzo.url);
  await page.getByRole('button', { name: title, exact: true }).click();
  await editor.choose(w.frames, w.framesOne, w.framesTwo);
  await editor.openTab('predictions');
  await editor.train.click();
  await expect(page.getByText('Done: 2 epochs')).toBeVisible({ timeout: trainingMs });
  const cards = editor.dock.getByRole('region', { name: w.region }).getByRole('listitem');
  await expect(cards).toHaveCount(24);
  await cards.first().getByRole('button', { name: 'in the bench' }).click();

  const bench = page.getByRole('dialog', { name: b.title });
  await bench.getByRole('radio', { name: b.drawnName }).click();
  const board = bench.getByRole('group', { name: s.board });
  await board.click({ position: { x: 40, y: 40 } });
  await bench.getByRole('button', { name: s.add }).click();
  await expect(bench.getByText(s.nothingHappens)).toBeVisible();
  await bench.getByRole('combobox', { name: new RegExp(`^${s.action}`) }).click();
  await page.getByRole('option', { name: 'disappears' }).click();
  await expect(bench.getByText(s.nothingHappens)).toBeHidden();
  await expect(bench.getByText(/^(True|It |These words|The sentence)/)).toBeVisible();
  const tree = bench.getByRole('group', { name: 'Beam tree' });
  await expect(tree.getByRole('button', { name: /kept$/ })).not.toHaveCount(0);

  await bench.getByRole('tab', { name: g.tab }).click();
  await bench.getByRole('button', { name: g.look }).click();
  await expect(bench.getByText(/^24 pictures, step 18/)).toBeVisible({ timeout: trainingMs });
  await bench.getByRole('tab', { name: g.figures, exact: true }).click();
  await expect(bench.getByRole('row', { name: new RegExp(`^${g.action} `) })).toBeVisible();
});

test('a text is read in words, and what is written has whole words with spaces between them', async ({
  page,
  lienzo,
}) => {
  const known = ['la', 'niña', 'mira', 'el', 'mar', 'y', 'calla', '.'];
  const sentence = 'la niña mira el mar y el mar calla. ';
  const editor = new EditorPage(page, 'en');
  const { inspector: i, text: w } = editor.words;
  await editor.openTemplate(lienzo.url, 'char-rnn-hello');
  await editor.choose(i.corpus, i.corpusHello, i.corpusOwn);
  const own = editor.inspector.getByRole('textbox', { name: i.ownText });
  await own.fill(sentence.repeat(60));
  await own.blur();
  await editor.choose(i.textUnit, i.unitCharacters, i.unitWords);
  await editor.setNumber(i.epochs, 5);
  await expect(editor.train).toBeEnabled();
  await editor.train.click();
  await editor.openTab('text');
  await expect(page.getByText('Done: 5 epochs')).toBeVisible({ timeout: trainingMs });
  const now = editor.dock.getByRole('region', { name: w.now, exact: true }).getByRole('paragraph');
  await expect(now).toHaveText(/\p{L}+ \p{L}+ \p{L}+/u);
  const written = (await now.innerText()).match(/\p{L}+|[^\s\p{L}]/gu) ?? [];
  expect(written.filter((word) => !known.includes(word))).toEqual([]);
});
