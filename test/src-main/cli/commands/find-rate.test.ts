import { expect, it } from 'vitest';

import { runLienzo, startLienzo } from '../run-lienzo.ts';

const iris = ['find-rate', 'iris-mlp', '--engine', 'wasm', '--rounds', '1'];

it('every step and what came of it are lines of JSON', async () => {
  const { exitCode, lines } = await runLienzo([...iris, '--json']);
  expect(exitCode).toBe(0);
  const steps = lines.filter(({ type }) => type === 'rate/step');
  expect(steps[0]).toMatchObject({ round: 1, step: 1, rate: 1e-6 });
  expect(steps.at(-1)?.['rate']).toBeGreaterThan(0.1);
  const found = lines.at(-1);
  expect(found).toMatchObject({ type: 'rate/found', rounds: 1, steps: 240, isStopped: false });
  expect(found?.['suggested']).toBeGreaterThan(0.003);
  expect(found?.['suggested']).toBeLessThan(0.1);
});

it('without JSON it is a table of rates and losses and a sentence', async () => {
  const { exitCode, stdout, stderr } = await runLienzo([...iris, '--batch', '32', '--seed', '3']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Learning rate {2}Smoothed loss\n +1e−6 +\d/);
  expect(stdout.trim().split('\n').length).toBeGreaterThan(15);
  expect(stdout).toMatch(/Suggested learning rate: 0\.\d+ \(the loss was lowest at [\d.]+\)\.\n$/);
  expect(stderr).toContain('Round 1 of 1, step 1 of 240');
});

it('an interrupt ends it, and nothing is suggested', async () => {
  const long = ['find-rate', 'lenet-relu', '--engine', 'wasm', '--rounds', '9', '--json'];
  const running = startLienzo(long);
  await running.line('rate/step');
  running.process.kill('SIGINT');
  const { exitCode, lines } = await running.outcome;
  expect(exitCode).toBe(130);
  expect(lines.at(-1)).toMatchObject({ type: 'rate/found', isStopped: true });
  expect(lines.at(-1)).not.toHaveProperty('suggested');
});

it('a network that cannot be trained is refused before anything begins', async () => {
  const { exitCode, stderr } = await runLienzo(['find-rate', 'nowhere.lienzo']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('nowhere.lienzo');
});
