import { expect, test } from 'vitest';

import { runLienzo } from './run-lienzo.ts';

test('--frames 2 gives a captioner scenes in which something happens, and makes it fit', async () => {
  const { exitCode, lines } = await runLienzo(['check', 'captioner', '--frames', '2', '--json']);
  expect(exitCode).toBe(0);
  expect(lines[0]).toMatchObject({
    type: 'check',
    diagnostics: [],
    layers: expect.arrayContaining([
      expect.objectContaining({ id: 'picture', outputShape: [48, 48, 6] }),
      expect.objectContaining({ id: 'words', outputShape: [18] }),
    ]) as object[],
  });
}, 60_000);

test('--frames is refused with a sentence where the data are no scenes', async () => {
  const { exitCode, lines } = await runLienzo(['check', 'iris-mlp', '--frames', '2', '--json']);
  expect([exitCode, lines.at(-1)]).toEqual([
    1,
    expect.objectContaining({ type: 'error', code: 'frames-need-scenes' }),
  ]);
}, 60_000);
