import { expect, type Locator } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';

test('the time slider shows the network as it was, and goes back to now while the training goes on', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { dock, inspector, plane, time } = editor.words;
  await editor.openTemplate(lienzo.url, 'playground');
  const slider = editor.dock.getByRole('slider', { name: time.label, exact: true });
  await expect(slider).toHaveCount(0);
  await editor.setNumber(inspector.epochs, 40);
  await editor.train.click();
  await expect(page.getByText('Done: 40 epochs')).toBeVisible({ timeout: trainingMs });
  const surface = editor.dock.getByRole('img', { name: plane.surface }).locator('canvas');
  const pixels = (): Promise<string> =>
    surface.evaluate((canvas) =>
      canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : 'no canvas',
    );
  const steps = async (): Promise<number> => Number(await surface.getAttribute('data-step'));
  const badges = editor.canvas.getByText(/^step [\d,]+$/);
  await expect(slider).toHaveAttribute('aria-valuetext', /^end · epoch 40 · step /);
  await expect(badges).toHaveCount(0);
  const said = await slider.getAttribute('aria-valuetext');
  const end = Number(/step ([\d,]+)$/.exec(said ?? '')?.[1]?.replace(',', ''));
  await expect.poll(steps).toBe(end);
  const trained = await pixels();

  // Home: before the first step.
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', 'epoch 0 · step 0');
  await expect(surface).toHaveAttribute('data-step', '0');
  const untrained = await pixels();
  expect(untrained).not.toBe(trained);
  await expect(badges.first()).toHaveText('step 0');

  // Dragged to the middle it is another one, and at the end it is the first again.
  await drag(slider, 0.55);
  await expect.poll(steps).toBeGreaterThan(0);
  const middle = await steps();
  expect(middle).toBeLessThan(end);
  expect([trained, untrained]).not.toContain(await pixels());
  await slider.press('Escape');
  await expect(badges).toHaveCount(0);
  await expect(surface).toHaveAttribute('data-step', String(end));
  await expect.poll(pixels).toBe(trained);

  // What the weights of a layer were is in the inspector.
  await editor.card('dense_1').click();
  const weights = editor.inspector.locator('[data-node="dense_1"]');
  await slider.press('Home');
  await expect(weights).toHaveAttribute('data-step', '0');
  await expect(weights).toHaveAccessibleName(dock.weightsUntrained);

  // Played from near the end, it comes back to now by itself.
  await slider.press('End');
  await slider.press('ArrowLeft');
  await editor.dock.getByRole('button', { name: time.play }).click();
  await expect(slider).toHaveAttribute('aria-valuetext', /^end/, { timeout: trainingMs });
  await expect(weights).toHaveAttribute('data-step', String(end));

  // A training goes on while one looks back.
  await editor.card('dense_1').press('Escape');
  await editor.setNumber(inspector.epochs, 100_000);
  await editor.train.click();
  await expect(slider).toHaveAttribute('aria-valuetext', /^now · epoch [1-9]/, {
    timeout: trainingMs,
  });
  await slider.press('Home');
  await expect(surface).toHaveAttribute('data-step', '0');
  const trainedSteps = async (): Promise<number> => {
    const term = editor.dock.getByText(dock.step, { exact: true });
    const count = await term.locator('xpath=following-sibling::dd[1]').innerText();
    return Number(count.split(' ')[0]?.replaceAll(',', ''));
  };
  const from = await trainedSteps();
  await expect.poll(trainedSteps).toBeGreaterThan(from);
  await expect(surface).toHaveAttribute('data-step', '0');
  await editor.dock.getByRole('button', { name: time.toNow }).click();
  await expect(slider).toHaveAttribute('aria-valuetext', /^now · /);
  await expect.poll(steps).toBeGreaterThan(from);
  await expect(badges).toHaveCount(0);
  await editor.stop.click();
});

/** Drags the slider's thumb from where it is to a share of its length. */
async function drag(slider: Locator, share: number): Promise<void> {
  const box = await slider.boundingBox();
  if (box === null) throw new Error('the slider is not in view');
  const { mouse } = slider.page();
  const y = box.y + box.height / 2;
  await mouse.move(box.x + 6, y);
  await mouse.down();
  for (let at = 0; at <= 10; at += 1) await mouse.move(box.x + box.width * ((share * at) / 10), y);
  await mouse.up();
}
