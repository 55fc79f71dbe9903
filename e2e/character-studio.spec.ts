import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { fill } from '../src-shared/messages/fill.ts';
import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';
import { readDownload } from './read-download.ts';

const lines = ['La niña dijo: "sí, señor".', 'El año (largo) pasó.', '¿Y el mar? El mar, no.'];
const text = `${lines.join('\n')}\n`.repeat(9);
const size = `${text.length.toLocaleString('en')} characters, ${new Set(text).size} different`;

test('a text is pasted and learned from, and its samples, surprises and neurons are looked at', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { words, dock, inspector } = editor;
  const w = words.text;
  const show = (view: 'samples' | 'surprise' | 'neurons' | 'copies') =>
    dock.getByRole('radiogroup', { name: w.views }).getByRole('radio', { name: w[view] }).click();
  const barriers: string[] = [];
  /** Looks for barriers in both themes. */
  const look = async (): Promise<void> => {
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((next) => (document.documentElement.dataset['theme'] = next), theme);
      const { violations } = await new AxeBuilder({ page }).include('.dock').analyze();
      barriers.push(...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`));
    }
  };

  await editor.openTemplate(lienzo.url, 'char-rnn-hello');
  await test.step('the pasted text becomes a data set', async () => {
    await inspector.getByRole('button', { name: words.imports.pasteTitle }).click();
    const dialog = page.getByRole('dialog', { name: words.imports.pasteTitle });
    await dialog.getByRole('textbox', { name: words.imports.pasteText }).fill(text);
    await expect(dialog).toContainText(size);
    await dialog.getByRole('button', { name: words.imports.run, exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(inspector).toContainText(size);
    await expect(editor.train).toBeEnabled();
  });

  await test.step('samples are read at the stages of the training', async () => {
    await editor.setNumber(words.inspector.epochs, 20);
    await editor.openTab('text');
    await editor.train.click();
    await expect(page.getByText('Done: 20 epochs')).toBeVisible({ timeout: trainingMs });
    const stages = dock.getByRole('region', { name: w.stages }).getByRole('listitem');
    await expect(stages.filter({ hasText: 'Step 3' }).first()).toBeVisible();
    expect(await stages.count()).toBeGreaterThan(3);
  });

  await test.step('the temperature and the nucleus change what is written', async () => {
    const now = dock.getByRole('region', { name: w.now }).getByRole('paragraph');
    await expect(now).toHaveText(/^[^]{100,}$/);
    const first = await now.innerText();
    await dock.getByRole('slider', { name: w.temperature }).fill('1.5');
    await expect(now).not.toHaveText(first, { useInnerText: true });
    const hot = await now.innerText();
    const topP = dock.getByRole('spinbutton', { name: w.topP });
    await topP.fill('0.1');
    await topP.press('Enter');
    await expect(now).not.toHaveText(hot, { useInnerText: true });
    await look();
    await dock.getByRole('button', { name: w.savePoster }).click();
    const poster = await readDownload(page, () =>
      page.getByRole('menuitem', { name: w.savePosterSvg }).click(),
    );
    expect(poster).toContain('Step 10');
    expect(poster).toContain('bits');
  });

  await test.step('what surprises it is told at every place', async () => {
    await show('surprise');
    const place = dock.getByRole('slider', { name: w.place });
    await expect(place).toContainText('La niña dijo');
    await expect(dock).toContainText(fill(w.meanBits, { bits: '' }, 'en').trim());
    await place.press('Home');
    await expect(dock).toContainText(w.cameFirst);
    await place.press('ArrowRight');
    await expect(place).toHaveAttribute('aria-valuetext', /after “.”: \d+\.\d\d bits$/);
    const bars = dock.getByRole('region', { name: w.expected }).getByRole('listitem');
    expect(await bars.count()).toBeGreaterThanOrEqual(5);
    await look();
  });

  await test.step('a text of one’s own with unknown characters gets a sentence', async () => {
    await dock.getByRole('combobox', { name: w.readSource }).click();
    await page.getByRole('option', { name: w.readTyped }).click();
    await page.getByRole('textbox', { name: w.typedText }).fill('La niña 7');
    await page.keyboard.press('Escape');
    await expect(dock.getByRole('status').filter({ hasText: '7' })).toContainText(
      fill(w.readUnknown, { characters: '7' }, 'en'),
    );
    await dock.getByRole('combobox', { name: w.readSource }).click();
    await page.getByRole('option', { name: w.readHeldOut }).click();
  });

  await test.step('a neuron is looked at, and the moments that are like one', async () => {
    await show('neurons');
    const units = dock.getByRole('listbox', { name: w.units });
    await expect(units.getByRole('option', { selected: true })).toHaveCount(1);
    await units.focus();
    await units.press('ArrowDown');
    const second = units.getByRole('option').nth(1);
    await expect(second).toHaveAttribute('aria-selected', 'true');
    const unit = (await second.innerText()).trim().split(/\s/)[0] ?? '';
    await expect(dock.getByRole('region', { name: `Unit ${unit}` })).toBeVisible();
    const moments = dock.getByRole('region', { name: w.moments }).getByRole('button');
    await moments.first().click();
    await expect(dock.getByRole('slider', { name: w.place })).not.toHaveAttribute(
      'aria-valuenow',
      '0',
    );
    await look();
    await dock.getByRole('radio', { name: w.showHeat }).click();
    await expect(dock.getByRole('img', { name: /units over [\d,]+ characters/ })).toBeVisible();
  });

  await test.step('what it copied is marked', async () => {
    await show('copies');
    await expect(dock).toContainText(/The longest copy has \d+ characters/);
    const least = dock.getByRole('spinbutton', { name: w.least });
    await least.fill('2');
    await least.press('Enter');
    await expect(dock.locator('mark').first()).toBeVisible();
    await look();
  });

  expect(barriers).toEqual([]);
});
