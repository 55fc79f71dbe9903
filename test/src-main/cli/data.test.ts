import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { makePng } from '../../src-trainer/import/make-pictures.ts';
import { runLienzo, startLienzo } from './run-lienzo.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienzo-own-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const leaves = Array.from(
  { length: 60 },
  (_, at) => `${at},5;${at % 7},25;${at < 30 ? 'álamo' : 'roble'}`,
);
const table = `largo;ancho;clase\r\n${[...leaves, ';3,5;roble'].join('\r\n')}\r\n`;

describe('data of one’s own', () => {
  test('a text says in which characters it was written', async () => {
    const path = place('niño.txt', '');
    writeFileSync(path, Buffer.from('El niño calló.\r\n'.repeat(4), 'latin1'));
    const { stdout } = await runLienzo(['data', 'import', path]);
    expect(stdout).toContain('60 characters, 12 different; read as Western (Windows-1252).');
    const { lines } = await runLienzo(['data', 'import', path, '--json']);
    expect(lines).toMatchObject([{ kind: 'text', examples: 60, encodings: ['windows-1252'] }]);
  });

  test('pictures with captions say which files the captions were read from', async () => {
    const path = join(folder, 'flickr');
    mkdirSync(path);
    writeFileSync(
      join(path, 'a.png'),
      makePng(8, 8, () => [255, 0, 0]),
    );
    writeFileSync(
      join(path, 'b.png'),
      makePng(8, 4, () => [255, 0, 0]),
    );
    place('flickr/Flickr8k.lemma.token.txt', 'a.png#0\tA child climb stair .\n');
    place('flickr/Flickr8k.token.txt', 'a.png#0\tA child climbs stairs .\nb.png#0\tStairs .\n');
    const { stdout } = await runLienzo(['data', 'import', path]);
    expect(stdout).toContain('2 examples:');
    expect(stdout).toContain('Captions kept: 2, of up to 4 words each; different words: 4.');
    expect(stdout).toContain('Other proportions: 1, with black edges');
    expect(stdout).toContain('Captions read from Flickr8k.token.txt.');
    const { lines } = await runLienzo(['data', 'import', path, '--json']);
    expect(lines).toMatchObject([{ kind: 'captions', captionFiles: ['Flickr8k.token.txt'] }]);
  });

  test('is imported, listed, trained on, evaluated and predicted from', async () => {
    const path = place('hojas.csv', table);
    const imported = await runLienzo(['data', 'import', path, '--name', 'Hojas del año', '--json']);
    expect(imported.exitCode).toBe(0);
    const [line] = imported.lines;
    expect(line).toMatchObject({
      type: 'data/imported',
      name: 'Hojas del año',
      kind: 'table',
      examples: 60,
      skipped: 1,
      features: ['largo', 'ancho'],
      classes: ['álamo', 'roble'],
      reasons: { 'missing-value': 1 },
    });
    const id = String(line?.['id']);
    expect(id).toMatch(/^hojas-del-ano-[0-9a-f]{8}$/);
    const listed = await runLienzo(['data', 'list', '--json']);
    const own = listed.lines.filter((one) => one['id'] === id);
    expect(own).toMatchObject([{ type: 'data/set', examples: 60 }]);

    const run = join(folder, 'run');
    const words = ['--data', id, '--epochs', '20', '--engine', 'wasm', '--out', run, '--json'];
    const trained = await runLienzo(['train', 'playground', ...words]);
    expect(trained.lines.at(-1)).toMatchObject({ type: 'run/finished', reason: 'completed' });
    const { lines } = await runLienzo(['predict', run, '1.5;2.25', '58,5;3,25', '--json']);
    expect(lines).toMatchObject([
      { input: '1.5;2.25', label: 'álamo' },
      { input: '58,5;3,25', label: 'roble' },
    ]);
    const some = await runLienzo(['predict', run, 'no;row', '1.5;2.25', '--json']);
    expect(some.exitCode).toBe(1);
    expect(some.lines).toMatchObject([{ label: 'álamo' }, { type: 'error' }]);
    expect(some.stderr.trim().split('\n')).toHaveLength(1);
    const evaluated = await runLienzo(['evaluate', run, '--json']);
    expect(evaluated.lines[0]).toMatchObject({ type: 'evaluation', examples: 15 });

    expect((await runLienzo(['data', 'remove', id])).exitCode).toBe(0);
    const left = (await runLienzo(['data', 'list', '--json'])).lines.map((one) => one['id']);
    expect(left).not.toContain(id);
  });

  test('is refused with file and line, in one sentence, and leaves nothing', async () => {
    const home = join(folder, 'home');
    const path = place('roto.csv', 'x,y\n1,a\n2,"b\n');
    const outcome = await runLienzo(['data', 'import', path, '--json'], { LIENZO_HOME: home });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.lines).toMatchObject([{ type: 'error', code: 'csv-quote-open' }]);
    expect(outcome.stderr).toContain('roto.csv, line 3');
    expect(readdirSync(join(home, 'datasets'))).toEqual([]);
    const unknown = await runLienzo(['train', 'playground', '--data', 'no-such-data']);
    expect(unknown.stderr).toContain('neither a file or folder nor an imported data set');
  });

  test('Ctrl+C ends an import with 130 and leaves nothing', async () => {
    const home = join(folder, 'interrupted');
    const rows = Array.from({ length: 3_000_000 }, (_, at) => `${at},${at % 7}\n`).join('');
    const path = place('grande.csv', `x,y\n${rows}`);
    const running = startLienzo(['data', 'import', path], { LIENZO_HOME: home });
    const stop = setInterval(() => {
      // As soon as there is something to be left behind; a second time would end the program at once.
      if (!existsSync(join(home, 'datasets'))) return;
      clearInterval(stop);
      running.process.kill('SIGINT');
    }, 50);
    const { exitCode } = await running.outcome;
    expect(exitCode).toBe(130);
    expect(readdirSync(join(home, 'datasets'))).toEqual([]);
  });
});
