import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { tinyCaptioner } from '../test/src-trainer/captioning/tiny-captioner.ts';
import { addProject } from './add-project.ts';
import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

const title = 'Tiny captioner';

test('a captioner is trained, a scene is drawn for it, and its bench shows how the caption came about', async ({
  page,
  lienzo,
}) => {
  addProject(lienzo.home, 'tiny-captioner', tinyCaptioner(title));
  const editor = new EditorPage(page, 'en');
  const {
    captions: w,
    captionBench: b,
    captionRegions: r,
    captionGallery: g,
    ownScene: s,
  } = editor.words;
  await page.goto(lienzo.url);
  await page.getByRole('button', { name: title, exact: true }).click();
  await editor.openTab('predictions');
  await editor.train.click();
  await expect(page.getByText('Done: 2 epochs')).toBeVisible({ timeout: trainingMs });
  const cards = editor.dock.getByRole('region', { name: w.region }).getByRole('listitem');
  await expect(cards).toHaveCount(24);
  await cards.nth(2).getByRole('button', { name: 'in the bench' }).click();

  const bench = page.getByRole('dialog', { name: b.title });
  await expect(bench.getByText('Picture 3')).toBeVisible();
  const tree = bench.getByRole('group', { name: 'Beam tree' });
  await expect(tree).toBeVisible();
  await bench.getByRole('slider', { name: b.beamWidth }).press('Home');
  await expect(tree.getByRole('button', { name: /dropped$/ })).toHaveCount(0);
  await bench.getByRole('slider', { name: b.beamWidth }).press('ArrowRight');
  await expect(tree.getByRole('button', { name: /dropped$/ })).not.toHaveCount(0);
  await tree.getByRole('button', { name: /^start/ }).click();
  await page.keyboard.press('ArrowRight');
  await expect(bench.getByText(/^“\S+” · ln p/)).toBeVisible();
  await bench.getByRole('radio', { name: b.drawnName }).click();
  const board = bench.getByRole('group', { name: s.board });
  await board.click({ position: { x: 50, y: 50 } });
  await expect(board.getByRole('button', { name: /^a big red circle, at 12 / })).toBeVisible();
  await bench.getByRole('button', { name: s.add }).click();
  await bench.getByRole('combobox', { name: new RegExp(s.colour) }).click();
  await page.getByRole('option', { name: 'blue' }).click();
  const blue = board.getByRole('button', { name: /^a big blue circle/ });
  await blue.press('ArrowLeft');
  await expect(blue).toHaveAccessibleName(
    'a big blue circle, at 35 from the left and 36 from the top',
  );
  await expect(bench.getByText(/^(True|It |These words|The sentence)/)).toBeVisible();
  await expect(tree.getByRole('button', { name: /kept$/ })).not.toHaveCount(0);

  await bench.getByRole('tab', { name: r.tab }).click();
  // Large squares: few of them to be covered.
  await bench.getByRole('slider', { name: r.square }).press('End');
  await bench.getByRole('button', { name: r.measure }).click();
  await expect(bench.getByText(/^measured at step 18$/)).toBeVisible({ timeout: trainingMs });
  await expect(bench.getByRole('list', { name: r.all }).getByRole('listitem')).not.toHaveCount(0);

  await bench.getByRole('tab', { name: g.tab }).click();
  await bench.getByRole('button', { name: g.look }).click();
  await expect(bench.getByText(/^24 pictures, step 18, beam 2$/)).toBeVisible({
    timeout: trainingMs,
  });
  await expect(bench.getByRole('list', { name: g.tab }).getByRole('listitem')).toHaveCount(24);
  await bench.getByRole('tab', { name: g.figures, exact: true }).click();
  await expect(bench.getByRole('row', { name: /^BLEU-4 0\.\d/ })).toBeVisible();

  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);
});
