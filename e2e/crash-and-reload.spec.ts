import { rmSync } from 'node:fs';

import { expect, test as plain } from '@playwright/test';

import { EditorPage } from './editor-page.ts';
import { makeHome, startLienzo, test } from './lienzo-server.ts';
import { findDescendants } from './process-tree.ts';

plain('edits and their history survive a server that is killed', async ({ page }) => {
  const home = makeHome({ engine: 'wasm' });
  const first = await startLienzo(home);
  const editor = new EditorPage(page, 'en');
  const { shell } = editor.words;
  await editor.openBlank(first.url);
  await editor.dragLayer('Input', { x: 90, y: 60 });
  await editor.dragLayer('Conv2D', { x: 330, y: 60 });
  await editor.dragLayer('Flatten', { x: 570, y: 60 });
  await editor.dragWire('input_1', 'conv2d_1');
  await editor.dragWire('conv2d_1', 'flatten_1');
  await page.keyboard.press('Control+z');
  await expect(editor.wires).toHaveCount(1);
  await expect(page.getByRole('img', { name: shell.unsaved })).toBeHidden();

  await plain.step('the window says that the connection is lost, and keeps the work', async () => {
    const pids = [first.process.pid ?? 0, ...findDescendants(first.process.pid ?? 0).map(pidOf)];
    for (const pid of pids) killIfThere(pid);
    await expect(page.getByText(shell.connectionLost)).toBeVisible();
    await expect(editor.wires).toHaveCount(1);
  });

  const second = await startLienzo(home);
  await plain.step('a new server on the same folder has all of it', async () => {
    await page.goto(second.url);
    const { blankTitle, continueWith } = editor.words.start;
    await page
      .getByRole('complementary', { name: continueWith })
      .getByRole('button', { name: blankTitle, exact: true })
      .click();
    await expect(editor.cards).toHaveCount(3);
    await expect(editor.wires).toHaveCount(1);
    await expect(editor.card('conv2d_1')).toContainText('26×26×8');
    await editor.redoAll();
    await expect(editor.wires).toHaveCount(2);
    await editor.undoAll();
    await expect(editor.cards).toHaveCount(0);
    await editor.redoAll();
    await expect(editor.wires).toHaveCount(2);
  });
  await second.stop();
  rmSync(home, { recursive: true, force: true });
});

test('a page that is loaded anew in the middle of a training is in the middle of it', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'playground');
  await editor.setNumber(editor.words.inspector.count, 6000);
  await editor.train.click();
  await editor.waitForEpochs(2);
  const epochsOf = async () => (await editor.readCurves()).filter(({ kind }) => kind === 'epoch');
  const before = await epochsOf();

  await page.reload();
  await expect(editor.pause).toBeVisible();
  await expect.poll(async () => (await epochsOf()).length).toBeGreaterThan(before.length);
  expect((await epochsOf()).slice(0, before.length)).toEqual(before);

  await test.step('it can be paused, gone on with and stopped from there', async () => {
    await editor.pause.click();
    const goOn = page.getByRole('button', { name: editor.words.shell.goOn });
    await expect(goOn).toBeVisible();
    const paused = await epochsOf();
    await goOn.click();
    await expect.poll(async () => (await epochsOf()).length).toBeGreaterThan(paused.length);
    await editor.stop.click();
    await expect(editor.train).toBeEnabled();
    await expect(editor.stop).toBeDisabled();
  });
});

const pidOf = ({ pid }: { readonly pid: number }): number => pid;

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with its parent.
  }
}
