import { expect } from '@playwright/test';

import { EditorPage, trainingMs } from './editor-page.ts';
import { test } from './lienzo-server.ts';
import { findTrainer } from './process-tree.ts';

test('a trainer that is killed is told of at once, and the training goes on from its checkpoint', async ({
  page,
  lienzo,
}) => {
  const editor = new EditorPage(page, 'en');
  const { dock, shell } = editor.words;
  await editor.openTemplate(lienzo.url, 'playground');
  await editor.setNumber(editor.words.inspector.count, 6000);
  await editor.setNumber(editor.words.inspector.epochs, 12);
  await editor.setNumber(editor.words.inspector.checkpointEverySeconds, 1);
  await editor.train.click();
  await editor.waitForEpochs(2);

  const trainer = findTrainer(lienzo.process.pid ?? 0);
  process.kill(trainer.pid, 'SIGKILL');
  const banner = editor.dock.getByRole('alert');
  await expect(banner).toContainText('ended from outside (SIGKILL)', { timeout: 2000 });
  await expect(banner).toContainText(/Your work is safe: the checkpoint of step [\d,]+ is kept/);
  await expect(page.getByText(shell.interrupted, { exact: true })).toBeVisible();
  const before = await editor.readCurves();
  const epochsBefore = before.filter(({ kind }) => kind === 'epoch');
  expect(epochsBefore.length).toBeGreaterThanOrEqual(2);

  await banner.getByRole('button', { name: dock.resume }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByText('Done: 12 epochs')).toBeVisible({ timeout: trainingMs });
  expect(findTrainer(lienzo.process.pid ?? 0).pid).not.toBe(trainer.pid);

  const after = await editor.readCurves();
  const steps = after.filter(({ kind }) => kind === 'step');
  expect(steps.map(({ step }) => step)).toEqual(steps.map((_, index) => index + 1));
  const epochs = after.filter(({ kind }) => kind === 'epoch');
  expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(epochs.at(-1)?.step).toBe(steps.length);
  // What had been learned and drawn before is still there, to the last digit.
  expect(epochs.slice(0, epochsBefore.length)).toEqual(epochsBefore);
});
