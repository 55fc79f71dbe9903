import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { messages } from '../src-shared/messages/messages.ts';
import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';
import { readCheckpoint } from './read-checkpoint.ts';

const words = messages('en');

/** The last number of a line such as `z_1 = 0.3·1 + 0.1 = 0.8`; it may be times a power of ten. */
function resultOf(line: string): number {
  const text = (line.split('=').at(-1) ?? '').replaceAll('−', '-').replaceAll(/\s/g, '');
  const [digits = '', power] = text.split('·10');
  return Number(digits) * 10 ** Number(power ?? 0);
}

test('a step of a paused training is walked by keyboard, and is the one that is taken', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  await editor.openTemplate(lienzo.url, 'function-fit');
  await editor.openTab('walk');
  const walk = editor.dock.getByRole('group', { name: words.walk.region });
  // An untrained network is walked as well; there is no step to take yet.
  await expect(walk).toHaveAttribute('data-step', '0');
  const take = walk.getByRole('button', { name: words.walk.takeStep });
  await expect(take).toHaveAttribute('aria-disabled', 'true');

  await editor.train.click();
  await expect(editor.pause).toBeVisible({ timeout: trainingMs });
  await expect(walk).toHaveCount(0);
  await editor.pause.click();
  await expect(walk).toBeVisible({ timeout: trainingMs });
  await expect(take).not.toHaveAttribute('aria-disabled');
  const [runId = ''] = readdirSync(join(lienzo.home, 'runs'));
  const folder = join(lienzo.home, 'runs', runId);
  const before = readCheckpoint(folder);
  await expect(walk).toHaveAttribute('data-step', String(before.step));

  const lines = walk.getByRole('listitem');
  const result = async (index: number): Promise<number> =>
    resultOf(await lines.nth(index).innerText());
  const last = async (): Promise<number> => resultOf(await lines.last().innerText());
  const at = (stage: string, node: string) =>
    expect(walk)
      .toHaveAttribute('data-node', node)
      .then(() => expect(walk).toHaveAttribute('data-stage', stage));

  // Forward, node by node, with the arrow keys.
  await walk.focus();
  await at('forward', 'input_1');
  const x = await result(0);
  await page.keyboard.press('ArrowRight');
  await at('forward', 'dense_1');
  const unit = 2;
  for (let moves = 0; moves < unit; moves += 1) await page.keyboard.press('ArrowDown');
  const kernel = before.of('dense_1/kernel').values;
  const bias = before.of('dense_1/bias').values;
  const z = (kernel[unit] ?? 0) * x + (bias[unit] ?? 0);
  await expect.poll(() => last()).toBeCloseTo(Math.tanh(z), 2);
  await expect(lines.nth(0)).toContainText('z');
  await page.keyboard.press('ArrowRight');
  await at('forward', 'dense_2');
  const hidden = [...kernel].map((w, j) => Math.tanh(w * x + (bias[j] ?? 0)));
  const out = before.of('dense_2/kernel').values;
  const said =
    hidden.reduce((sum, a, j) => sum + a * (out[j] ?? 0), 0) +
    (before.of('dense_2/bias').values[0] ?? 0);
  expect(Math.abs((await last()) - said)).toBeLessThan(2e-3);

  // The loss is the square of the difference that stands in it.
  await page.keyboard.press('2');
  await at('loss', 'output_1');
  const own = await lines.first().innerText();
  const [, a = '', t = ''] = /\(([−\d.]+) − \(?([−\d.]+)\)?\)/.exec(own) ?? [];
  const difference = Number(a.replace('−', '-')) - Number(t.replace('−', '-'));
  expect(Math.abs(resultOf(own) - difference ** 2)).toBeLessThan(1e-3);

  // Backward: δ of a hidden unit is what comes back through its outgoing weight, times the slope of tanh.
  await page.keyboard.press('3');
  await at('backward', 'dense_2');
  const delta = await result(0);
  expect(Math.abs(delta - (2 * (said - Number(t.replace('−', '-')))) / 32)).toBeLessThan(2e-3);
  await page.keyboard.press('ArrowRight');
  await at('backward', 'dense_1');
  const slope = 1 - (hidden[unit] ?? 0) ** 2;
  expect(await result(1)).toBeCloseTo(delta * (out[unit] ?? 0) * slope, 2);

  // Update: what stands before is the checkpoint's, what stands after is what the run then has.
  await page.keyboard.press('4');
  await at('update', 'dense_1');
  const row = walk.getByRole('table').getByRole('row').nth(1).getByRole('cell');
  expect(resultOf(await row.nth(0).innerText())).toBeCloseTo(kernel[unit] ?? 0, 3);
  const promised = resultOf(await row.nth(2).innerText());
  expect(await last()).toBeCloseTo(promised, 4);
  // Of a label that is scrolled out of sight axe thinks that there is none; the inspector has its own test.
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-region="inspector"]')
    .analyze();
  expect(violations).toEqual([]);

  await take.click();
  await expect(walk).toHaveAttribute('data-step', String(before.step + 1));
  await expect(walk.getByRole('status')).toContainText(': 0.');
  await editor.stop.click();
  await expect
    .poll(() => readCheckpoint(folder).step, { timeout: trainingMs })
    .toBe(before.step + 1);
  const after = readCheckpoint(folder).of('dense_1/kernel').values[unit] ?? 0;
  expect(after).toBeCloseTo(promised, 3);
});
