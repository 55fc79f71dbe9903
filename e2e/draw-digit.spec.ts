import { expect, type Locator, type Page } from '@playwright/test';
import { PNG } from 'pngjs';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('a digit that is drawn is recognised, and so is a picture that is pasted', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { ownPicture: w, dock } = editor.words;
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await editor.setNumber(editor.words.inspector.epochs, 2);
  await editor.openTab('predictions');
  const own = editor.dock.getByRole('region', { name: w.title });
  const bars = own.getByRole('list', { name: w.bars }).getByRole('listitem');

  await drawOne(page, own.getByRole('img', { name: w.pad }));
  await expect(own.getByText(w.centred)).toBeVisible();
  await expect(own.getByText(dock.untrained)).toBeVisible();
  await editor.train.click();
  // The bars follow the weights while they are learned.
  await expect(own.getByText(/^step \d/)).toBeVisible({ timeout: trainingMs });
  await expect(page.getByText('Done: 2 epochs')).toBeVisible({ timeout: trainingMs });
  await expect(bars.first()).toHaveText(/^1\s*\d\d\.\d.%$/);

  await own.getByRole('button', { name: w.clear }).press('Enter');
  await expect(own.getByText(w.how)).toBeVisible();
  await expect(bars.first()).toHaveText(/^\s*$/);

  await pastePicture(page, pictureOfZero());
  await expect(own.getByText(w.fitted)).toBeVisible();
  await expect(bars.first()).toHaveText(/^0/);
  await pastePicture(page, [1, 2, 3]);
  await expect(own.getByText(w.noPicture)).toBeVisible();
});

/** A one as it is written by hand: a short stroke up and a long one down. */
async function drawOne({ mouse }: Page, pad: Locator): Promise<void> {
  const box = await pad.boundingBox();
  if (box === null) throw new Error('the pad is not in view');
  const strokes = [
    [0.36, 0.3],
    [0.52, 0.14],
    [0.5, 0.88],
  ] as const;
  for (const [at, [x, y]] of strokes.entries()) {
    await mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 8 });
    if (at === 0) await mouse.down();
  }
  await mouse.up();
}

/** A ring, dark on light, as a photograph of paper has it. */
function pictureOfZero(): number[] {
  const side = 84;
  const png = new PNG({ width: side, height: side });
  for (let at = 0; at < side * side; at += 1) {
    const radius = Math.hypot(((at % side) - 42) * 1.35, Math.floor(at / side) - 42);
    const value = radius > 20 && radius < 30 ? 20 : 240;
    png.data.set([value, value, value, 255], 4 * at);
  }
  return [...PNG.sync.write(png)];
}

async function pastePicture(page: Page, bytes: readonly number[]): Promise<void> {
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(content)], 'own.png', { type: 'image/png' }));
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
  }, bytes);
}
