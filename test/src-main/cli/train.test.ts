import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { runLienzo, startLienzo } from './run-lienzo.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienzo-train-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string): string => join(folder, name);

describe('train', () => {
  test('prints the contract’s events, repeats them bit for bit with one seed, and not with another', async () => {
    const train = (seed: number) =>
      runLienzo([
        'train',
        'lenet-relu',
        '--steps',
        '12',
        '--batch',
        '16',
        '--seed',
        String(seed),
        '--engine',
        'wasm',
        '--json',
      ]);
    const [first, second, other] = [await train(7), await train(7), await train(8)];
    const losses = ({ lines }: typeof first): unknown[] =>
      lines
        .filter(({ type }) => type === 'run/steps')
        .flatMap(({ steps }) => (steps as { loss: number }[]).map(({ loss }) => loss));
    expect(first.exitCode).toBe(0);
    expect(first.lines[0]).toMatchObject({
      type: 'run/started',
      engine: 'wasm',
      parameterCount: 61_706,
      trainExamples: 8_000,
      validationExamples: 2_000,
      batchSize: 16,
      seed: 7,
    });
    expect(first.lines[0]?.['trainerPid']).toBeTypeOf('number');
    const points = first.lines
      .filter(({ type }) => type === 'run/steps')
      .flatMap(({ steps }) => steps as object[]);
    expect(points).toHaveLength(12);
    expect(points.at(-1)).toMatchObject({
      step: 12,
      epoch: 0,
      loss: expect.any(Number) as number,
      accuracy: expect.any(Number) as number,
    });
    expect(first.lines.at(-1)).toMatchObject({
      type: 'run/finished',
      reason: 'completed',
      steps: 12,
      engine: 'wasm',
    });
    expect(losses(second)).toEqual(losses(first));
    expect(losses(other)).not.toEqual(losses(first));
  });

  test('plans a falling learning rate over --steps where they are all that ends it', async () => {
    const train = async (...limits: string[]) => {
      const words = ['train', 'playground', '--engine', 'wasm', '--json', ...limits];
      const { lines } = await runLienzo(words);
      return lines
        .filter(({ type }) => type === 'run/steps')
        .flatMap(({ steps }) => (steps as { loss: number }[]).map(({ loss }) => loss));
    };
    const byEpochs = await train('--epochs', '2');
    expect(await train('--steps', String(byEpochs.length))).toEqual(byEpochs);
    // With both, the epochs are the plan and the steps cut it short.
    const cut = await train('--epochs', '2', '--steps', '40');
    expect(cut).toEqual(byEpochs.slice(0, 40));
  });

  test('writes a run that is evaluated, and that no other run overwrites', async () => {
    const out = place('digits');
    const words = ['train', 'lenet-relu', '--steps', '40', '--engine', 'wasm', '--out', out];
    const trained = await runLienzo(words);
    expect([trained.exitCode, trained.stdout]).toEqual([0, expect.stringContaining(out)]);
    const evaluated = await runLienzo(['evaluate', out, '--json']);
    expect(evaluated.lines).toMatchObject([{ type: 'evaluation', examples: 2_000 }]);
    expect(evaluated.lines[0]?.['accuracy']).toBeGreaterThan(0.5);
    const again = await runLienzo(words);
    expect([again.exitCode, again.stderr]).toEqual([1, expect.stringContaining('--resume')]);
  });

  test('a character model is sampled, the same text for the same seed', async () => {
    const out = place('hello');
    const trained = await runLienzo([
      'train',
      'char-rnn-hello',
      '--steps',
      '30',
      '--engine',
      'wasm',
      '--out',
      out,
      '--json',
    ]);
    expect(trained.exitCode).toBe(0);
    const sample = (seed: string) =>
      runLienzo(['sample', out, '--prime', 'h', '--length', '20', '--seed', seed, '--json']);
    const [first, second] = [await sample('1'), await sample('1')];
    expect(first.lines).toMatchObject([{ type: 'sample', prime: 'h', seed: 1, temperature: 1 }]);
    expect(String(first.lines[0]?.['text'])).toMatch(/^h[helo\s]{20}$/);
    expect(second.lines).toEqual(first.lines);
  });

  test('Ctrl+C ends it with its checkpoint and exit code 130, and --resume goes on', async () => {
    const out = place('interrupted');
    const words = [
      'train',
      'playground',
      '--epochs',
      '40',
      '--engine',
      'wasm',
      '--out',
      out,
      '--json',
    ];
    const running = startLienzo(words);
    await running.line('run/epoch');
    running.process.kill('SIGINT');
    const stopped = await running.outcome;
    expect(stopped.exitCode).toBe(130);
    const finished = stopped.lines.find(({ type }) => type === 'run/finished');
    expect(finished).toMatchObject({ reason: 'stopped' });
    const resumed = await runLienzo([...words, '--resume']);
    expect(resumed.lines.find(({ type }) => type === 'run/started')?.['fromStep']).toBe(
      finished?.['steps'],
    );
    expect(resumed.lines.at(-1)).toMatchObject({
      type: 'run/finished',
      reason: 'completed',
      epochs: 40,
    });
  });

  test('a killed trainer ends it with a sentence and exit code 1', async () => {
    const running = startLienzo([
      'train',
      'playground',
      '--epochs',
      '5000',
      '--engine',
      'wasm',
      '--json',
    ]);
    const { trainerPid } = await running.line('run/started');
    await running.line('run/epoch');
    process.kill(Number(trainerPid), 'SIGKILL');
    const { exitCode, stderr, lines } = await running.outcome;
    expect([exitCode, lines.at(-1)?.type, lines.at(-1)?.['code']]).toEqual([
      1,
      'error',
      'trainer-killed',
    ]);
    expect(stderr).toMatch(/SIGKILL.*step \d/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a trainer that runs out of memory ends it with the cause, the checkpoint and what to do, and --resume goes on', async () => {
    const out = place('starved');
    const words = ['train', 'playground', '--engine', 'wasm', '--out', out, '--json'];
    const running = startLienzo([...words, '--epochs', '5000']);
    const { trainerPid } = await running.line('run/started');
    await running.line('run/checkpoint');
    // Less than it holds already: the next piece it asks for is refused.
    execFileSync('prlimit', ['--pid', String(trainerPid), '--as=1000000000']);
    const { exitCode, lines } = await running.outcome;
    const last = lines.at(-1);
    expect([exitCode, last?.type]).toEqual([1, 'error']);
    // Where the refused piece is one of V8's own it breaks down before it can say why, which is a crash to the host.
    const said = {
      'trainer-out-of-memory':
        /memory ran out.* smaller batch .*checkpoint of step ([\d,]+) is kept/,
      'trainer-crashed': /SIG(SEGV|TRAP|BUS|ILL).*checkpoint of step ([\d,]+) is kept/,
    };
    const code = String(last?.['code']);
    expect(Object.keys(said)).toContain(code);
    const found = said[code as keyof typeof said].exec(String(last?.['message']));
    const step = found?.at(-1)?.replaceAll(',', '');
    expect(last?.['message']).toContain(`--out ${out} --resume`);

    const resumed = await runLienzo([...words, '--steps', String(Number(step) + 5), '--resume']);
    expect(resumed.exitCode).toBe(0);
    const started = resumed.lines.find(({ type }) => type === 'run/started');
    expect(started?.['fromStep']).toBe(Number(step));
    expect(resumed.lines.at(-1)).toMatchObject({ type: 'run/finished', reason: 'completed' });
  });

  test('divergence is exit code 1, a sentence, and null where the number would be', async () => {
    const document = buildTemplate('lenet-relu', 'Wild');
    const optimizer = { type: 'sgd', learningRate: 10 } as const;
    const training = { ...document.training, optimizer };
    // Without ReLUs that die, a learning rate like this goes to infinity.
    const networks = document.networks.map((network) => {
      const nodes = network.graph.nodes.map((node) =>
        node.config['activation'] === 'relu'
          ? { ...node, config: { ...node.config, activation: 'linear' } }
          : node,
      );
      return { ...network, graph: { ...network.graph, nodes } };
    });
    writeFileSync(place('wild.lienzo'), writeLienzoFile({ ...document, networks, training }));
    const words = ['train', place('wild.lienzo'), '--steps', '50', '--engine', 'wasm', '--json'];
    const { exitCode, lines, stderr } = await runLienzo(words);
    expect(exitCode).toBe(1);
    expect(lines.find(({ type }) => type === 'run/finished')).toMatchObject({ reason: 'diverged' });
    expect(lines.at(-1)).toMatchObject({ type: 'error', code: 'run-diverged' });
    expect(stderr).toContain('learning rate');
  });

  test('data that is not there is one sentence, and nothing is left running', async () => {
    const { exitCode, stderr, lines } = await runLienzo([
      'train',
      'lenet-relu',
      '--data',
      place('nowhere'),
      '--engine',
      'wasm',
      '--json',
    ]);
    expect([exitCode, lines.at(-1)?.type]).toEqual([1, 'error']);
    expect(stderr).toContain(place('nowhere'));
    expect(existsSync(place('nowhere'))).toBe(false);
  });
});
