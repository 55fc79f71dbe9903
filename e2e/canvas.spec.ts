import { expect, type Page } from '@playwright/test';

import { EditorPage } from './editor-page.ts';
import { test } from './lienzo-server.ts';

// What hands and keys do on the canvas besides building a network straight on.

/** Places and wires of a network, to be compared with themselves. */
async function readDrawing(editor: EditorPage): Promise<readonly string[]> {
  const cards = await editor.cards.evaluateAll((elements) =>
    elements.map((element) => `${element.dataset['id']} ${element.style.transform}`),
  );
  const wires = await editor.wires.evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('aria-label') ?? ''),
  );
  return [...cards, ...wires].toSorted();
}

async function centreOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not in view`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Somewhere between a card's name and its edge, where it can be taken. */
async function gripOf(editor: EditorPage, id: string): Promise<{ x: number; y: number }> {
  const box = await editor.card(id).boundingBox();
  if (box === null) throw new Error(`${id} is not in view`);
  return { x: box.x + box.width / 2, y: box.y + box.height - 8 };
}

for (const language of ['en', 'es'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a wire that does not fit says why at its place, and its button mends it', async ({
      page,
      lienzo,
    }) => {
      const editor = new EditorPage(page, language);
      await editor.openTemplate(lienzo.url, 'lenet-relu');
      await editor.card('flatten_1').click();
      await page.keyboard.press('Delete');
      await expect(editor.cards).toHaveCount(9);
      await editor.dragWire('maxpooling2d_2', 'dense_1');
      const fault = editor.canvas.getByRole('region', { name: '5×5×16' });
      await expect(fault).toBeVisible();
      await expect(editor.spoken).toContainText('5×5×16');
      await expect(editor.train).toHaveAttribute('aria-disabled', 'true');
      await fault.getByRole('button', { name: 'Flatten' }).click();
      await expect(fault).toBeHidden();
      await expect(editor.card('flatten_1')).toBeFocused();
      await expect(editor.card('dense_1')).toContainText(/48[,\s]120/);
      await expect(editor.wires).toHaveCount(9);
    });
  });
}

test('a card is dragged as one step, and comes back as one', async ({ page, lienzo }) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  const before = await readDrawing(editor);
  const { x, y } = await gripOf(editor, 'dense_2');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 20, { steps: 5 });
  await page.mouse.move(x + 40, y + 40, { steps: 5 });
  await page.mouse.up();
  const after = await readDrawing(editor);
  expect(after.filter((line) => !before.includes(line))).toHaveLength(1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => readDrawing(editor)).toEqual(before);
  await expect(
    page.getByRole('button', { name: editor.words.shell.undo, exact: true }),
  ).toHaveAttribute('aria-disabled', 'true');
});

test('a box selects what it touches; Delete and undo take and give it back', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  const before = await readDrawing(editor);
  const flatten = await gripOf(editor, 'flatten_1');
  const dense = await gripOf(editor, 'dense_1');
  const canvas = await editor.canvas.boundingBox();
  await page.mouse.move((canvas?.x ?? 0) + 4, flatten.y + 14);
  await page.mouse.down();
  await page.mouse.move(dense.x, dense.y, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.press('Delete');
  await expect(editor.cards).toHaveCount(8);
  await expect(editor.wires).toHaveCount(6);
  await page.keyboard.press('Control+z');
  await expect.poll(() => readDrawing(editor)).toEqual(before);
});

test('what is copied is pasted with its wires, and survives a reload with its undo', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await editor.card('dense_1').click();
  await editor.card('dense_2').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect(editor.cards).toHaveCount(12);
  await expect(editor.wires).toHaveCount(10);
  await page.keyboard.press('Control+d');
  await expect(editor.cards).toHaveCount(14);
  const saved = page.getByLabel(editor.words.shell.unsaved);
  await expect(saved).toBeHidden();
  const drawing = await readDrawing(editor);
  await page.reload();
  await expect.poll(() => readDrawing(editor).then((lines) => lines.length)).toBe(drawing.length);
  await page.keyboard.press('Control+z');
  await expect(editor.cards).toHaveCount(12);
  await page.keyboard.press('Control+z');
  await expect(editor.cards).toHaveCount(10);
});

test('a layer is put into a wire, by its sign and by dropping it there', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  const wire = await centreOf(page, '.svelte-flow__edge[data-id="wire_8"] .reach');
  await page.mouse.move(wire.x, wire.y);
  await expect(editor.canvas.getByText('84 = 84 numbers')).toBeVisible();
  await editor.canvas.getByRole('button', { name: editor.words.canvas.insertHere }).click();
  const search = page.getByRole('dialog', { name: editor.words.canvas.searchLabel });
  await expect(search.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('drop');
  await page.keyboard.press('Enter');
  await expect(editor.wire('dense_2', 'dropout_1')).toBeAttached();
  await expect(editor.wire('dropout_1', 'dense_3')).toBeAttached();

  const canvas = await editor.canvas.boundingBox();
  const other = await centreOf(page, '.svelte-flow__edge[data-id="wire_7"] .reach');
  await editor.dragLayer('BatchNormalization', {
    x: other.x - (canvas?.x ?? 0),
    y: other.y - (canvas?.y ?? 0),
  });
  await expect(editor.wire('dense_1', 'batchnormalization_1')).toBeAttached();
  await expect(editor.wire('batchnormalization_1', 'dense_2')).toBeAttached();
});

test('a wire let go over the empty canvas asks for the layer it leads to', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openBlank(lienzo.url);
  await editor.dragLayer('Input', { x: 120, y: 100 });
  await expect(editor.cards).toHaveCount(1);
  const port = await editor.port('portOut', 'input_1').boundingBox();
  if (port === null) throw new Error('no port');
  await page.mouse.move(port.x + 12, port.y + 12);
  await page.mouse.down();
  await page.mouse.move(port.x + 160, port.y + 80, { steps: 6 });
  await page.mouse.up();
  const search = page.getByRole('dialog', { name: editor.words.canvas.searchLabel });
  await expect(search).toContainText('after input_1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('flat');
  await page.keyboard.press('Enter');
  await expect(editor.wire('input_1', 'flatten_1')).toBeAttached();
});

test('two clicks on ports lead a wire, and Escape takes back the first', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await editor.card('dense_2').focus();
  await page.keyboard.press('w');
  await page.keyboard.press('Delete');
  await expect(editor.wires).toHaveCount(8);
  await editor.port('portOut', 'dense_2').click();
  await page.keyboard.press('Escape');
  await expect(editor.spoken).toHaveText(editor.words.canvas.saidConnectCancelled);
  await editor.port('portOut', 'dense_2').click();
  await editor.port('portIn', 'dense_3').click();
  await expect(editor.wires).toHaveCount(9);
});

test('the menu of a card can be walked by keys, and deletes so that the gap closes', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  await editor.card('dense_2').click({ button: 'right' });
  const { canvas } = editor.words;
  await expect(page.getByRole('menuitem', { name: canvas.menuAddAfter })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: canvas.menuDeleteHeal })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor.cards).toHaveCount(9);
  await expect(editor.wire('dense_1', 'dense_3')).toBeAttached();
});

test('the minimap is put away and is still away after a reload', async ({ page, lienzo }) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  const minimap = editor.canvas.getByRole('img', { name: editor.words.canvas.minimap });
  await expect(minimap).toBeVisible();
  await editor.card('dense_1').focus();
  await page.keyboard.press('m');
  await expect(minimap).toBeHidden();
  await page.reload();
  await expect(editor.cards).toHaveCount(10);
  await expect(minimap).toBeHidden();
});

test('the zoom goes by wheel, buttons and keys, and back to the whole', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'lenet-relu');
  const { canvas } = editor.words;
  const zoom = page.getByRole('button', { name: canvas.zoomActual });
  await page.getByRole('button', { name: canvas.zoomIn }).click();
  await page.getByRole('button', { name: canvas.zoomIn }).click();
  await zoom.click();
  await expect(zoom).toHaveText('100 %');
  await editor.card('conv2d_1').focus();
  await page.keyboard.press('Control+-');
  await expect(zoom).toHaveText('83 %');
  await page.keyboard.press('f');
  await expect(zoom).not.toHaveText('83 %');
  const whole = (await zoom.textContent()) ?? '';
  const box = await editor.canvas.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 210);
  await page.mouse.wheel(0, -300);
  await expect(zoom).not.toHaveText(whole);
});
