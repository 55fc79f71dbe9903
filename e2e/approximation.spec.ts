import { expect, type Locator, type Page } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('a curve that is drawn by hand is fitted, and the width slider makes another network', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { dock, drawn, inspector } = editor.words;
  await editor.openTemplate(lienzo.url, 'function-fit');
  await editor.choose(inspector.curve, inspector.curveSine, drawn.curve);
  const board = editor.inspector.getByRole('img', { name: drawn.curveBoard });
  // From one end to the other, low on the left and high on the right.
  await drag(page, board, [
    [0.01, 0.8],
    [0.45, 0.8],
    [0.55, 0.2],
    [0.99, 0.2],
  ]);
  await editor.setNumber(inspector.epochs, 200);
  await editor.train.click();
  await expect(page.getByText('Done: 200 epochs')).toBeVisible({ timeout: trainingMs });
  const losses = await editor.trainLosses();
  expect(losses.at(-1)).toBeLessThan(0.05);
  await expect(editor.dock.getByRole('img', { name: dock.fitUnitsPicture })).toBeVisible();
  await expect(editor.dock.getByText('what each of 16 units adds')).toBeVisible();

  const width = editor.dock.getByRole('slider', { name: dock.fitWidth });
  await width.press('End');
  await expect(editor.card('dense_1')).toContainText('512 units');
  await page.getByRole('button', { name: editor.words.shell.undo, exact: true }).click();
  await expect(editor.card('dense_1')).toContainText('16 units');
});

test('points that are drawn are learned, and each stroke is one step to undo', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { drawn, inspector, plane, shell } = editor.words;
  await editor.openTemplate(lienzo.url, 'playground');
  await editor.choose(inspector.source, inspector.sourcePoints, drawn.source);
  const board = editor.inspector.getByRole('img', { name: drawn.pointsBoard });
  const count = (number: number): Locator =>
    editor.inspector.getByText(new RegExp(`^${number} of 2,000 points$`));
  await expect(count(0)).toBeVisible();
  await drag(page, board, [
    [0.1, 0.1],
    [0.1, 0.9],
  ]);
  await editor.inspector.getByRole('radio', { name: /^Class 1,/ }).click();
  await drag(page, board, [
    [0.9, 0.1],
    [0.9, 0.9],
  ]);
  const both = await board
    .locator('xpath=following::*[contains(text(),"of 2,000")]')
    .first()
    .innerText();
  expect(Number.parseInt(both, 10)).toBeGreaterThan(20);
  await page.getByRole('button', { name: shell.undo, exact: true }).click();
  await expect(editor.inspector.getByRole('radio', { name: /^Class 1, 0 points/ })).toBeVisible();
  await page.getByRole('button', { name: shell.redo, exact: true }).click();
  await editor.setNumber(inspector.epochs, 30);
  await editor.train.click();
  await expect(page.getByText('Done: 30 epochs')).toBeVisible({ timeout: trainingMs });
  await editor.openTab('maps');
  await expect(editor.dock.getByText('16 units over the plane')).toBeVisible();
  await editor.openTab('predictions');
  await expect(editor.dock.getByRole('img', { name: plane.surface })).toBeVisible();

  // The loss around the weights, measured row by row.
  await editor.openTab('landscape');
  const { landscape } = editor.words;
  await editor.dock.getByRole('button', { name: landscape.draw, exact: true }).click();
  await expect(editor.dock.getByText(/^mean of \d+ training examples$/)).toBeVisible();
  await expect(editor.dock.getByText(/^log scale · lines: from /)).toBeVisible();

  // Without a mouse: the same points as lines, of which one does not fit.
  await editor.inspector.getByRole('button', { name: drawn.typed }).press('Enter');
  const lines = editor.inspector.getByRole('textbox', { name: drawn.typedPoints });
  await lines.fill('0,5 0,5 2\n-0.5 -0.5 0\n0.5 -0.5 1');
  await lines.blur();
  await expect(count(3)).toBeVisible();
  await expect(editor.card('dense_3')).toContainText('3 units, softmax');
  await lines.fill('0.5 0.5');
  await lines.blur();
  await expect(editor.inspector.getByText(/^Line 1 does not fit\./)).toBeVisible();
});

/** Drags the mouse over places of an element, given as shares of its size. */
async function drag(
  { mouse }: Page,
  on: Locator,
  places: readonly (readonly [x: number, y: number])[],
): Promise<void> {
  await on.scrollIntoViewIfNeeded();
  const box = await on.boundingBox();
  if (box === null) throw new Error('it is not in view');
  for (const [at, [x, y]] of places.entries()) {
    await mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 12 });
    if (at === 0) await mouse.down();
  }
  await mouse.up();
}
