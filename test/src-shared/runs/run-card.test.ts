import { expect, test } from 'vitest';

import { runColourCount, runDashCount, runLook } from '../../../src-shared/runs/run-card.ts';

test('the first runs differ in colour, and all pairs of colour and dash come before one comes again', () => {
  const looks = Array.from({ length: runColourCount * runDashCount }, (_, i) => runLook(i + 1));
  expect(new Set(looks.slice(0, runColourCount).map(({ colour }) => colour)).size).toBe(6);
  expect(new Set(looks.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(24);
  expect(runLook(25)).toEqual(runLook(1));
});
