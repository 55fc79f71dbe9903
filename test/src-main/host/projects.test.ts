import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, test } from 'vitest';

import { createFiles } from '../../../src-main/host/files.ts';
import { createProjects, type Projects } from '../../../src-main/host/projects.ts';
import type { JournalEntry } from '../../../src-shared/protocol/api.ts';
import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';
import { failAt } from './fail-at.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const run = promisify(execFile);
const text = writeLienzoFile(buildTemplate('lenet-relu', 'One'));
const otherText = writeLienzoFile(buildTemplate('playground', 'Two'));
const entries: JournalEntry[] = [{ kind: 'do', change: { a: 1 } }, { kind: 'undo' }];

type Place = { projects: Projects; home: string; folderOf: (id: string) => string };

function open(home = makeTemporaryFolder()): Place {
  const projects = createProjects({ files: createFiles(), home });
  return { projects, home, folderOf: (id) => join(home, 'projects', id) };
}

const refusal = (code: string): object => ({ problem: { code } });

describe('a project', () => {
  test('is listed with its title and the types of its layers, the newest first', async () => {
    const { projects, folderOf } = open();
    const first = await projects.create(text);
    utimesSync(join(folderOf(first), 'project.lienzo'), 1, 1);
    utimesSync(join(folderOf(first), 'journal.jsonl'), 1, 1);
    const second = await projects.create(otherText);
    await projects.noteResult(second, 0.97);
    const list = await projects.list();
    expect(list.map(({ id, title }) => [id, title])).toEqual([
      [second, 'Two'],
      [first, 'One'],
    ]);
    expect(list[0]?.valAccuracy).toBe(0.97);
    expect(list[1]?.layerTypes).toContain('Conv2D');
  });

  test('opens with every change that was journaled, in another process as well', async () => {
    const { projects, home } = open();
    const id = await projects.create(text);
    await projects.append(id, entries);
    await projects.append(id, [{ kind: 'redo' }]);
    const again = open(home);
    expect(await again.projects.open(id)).toEqual({
      text,
      journal: [...entries, { kind: 'redo' }],
    });
  });

  test('saved with a rebase gets a new base and journal as one', async () => {
    const { projects, folderOf } = open();
    const id = await projects.create(text);
    await projects.append(id, entries);
    await projects.save(id, { text, rebase: { text: otherText, journal: [{ kind: 'undo' }] } });
    expect(await projects.open(id)).toEqual({ text: otherText, journal: [{ kind: 'undo' }] });
    expect(readFileSync(join(folderOf(id), 'project.lienzo'), 'utf8')).toBe(text);
  });

  test('refuses a text that is no document and keeps what it has', async () => {
    const { projects, folderOf } = open();
    const id = await projects.create(text);
    await expect(projects.save(id, { text: '{}' })).rejects.toMatchObject(
      refusal('file-not-lienzo'),
    );
    await expect(projects.create('nonsense')).rejects.toMatchObject(refusal('file-not-json'));
    expect(readFileSync(join(folderOf(id), 'project.lienzo'), 'utf8')).toBe(text);
  });

  test('that is removed is gone', async () => {
    const { projects, home } = open();
    const id = await projects.create(text);
    await projects.remove(id);
    await expect(projects.open(id)).rejects.toMatchObject(refusal('project-missing'));
    expect(readdirSync(join(home, 'projects'))).toEqual([]);
  });

  test('that is a link to elsewhere is refused', async () => {
    const { projects, home } = open();
    await projects.create(text);
    symlinkSync(makeTemporaryFolder(), join(home, 'projects', 'elsewhere'));
    await expect(projects.open('elsewhere')).rejects.toMatchObject(refusal('path-refused'));
    await expect(projects.open('..')).rejects.toMatchObject(refusal('path-refused'));
    expect(await projects.list()).toHaveLength(1);
  });
});

describe('after a crash', () => {
  test('a journal line that was cut short is dropped and the next is not written onto it', async () => {
    const { projects, folderOf } = open();
    const id = await projects.create(text);
    await projects.append(id, entries);
    appendFileSync(join(folderOf(id), 'journal.jsonl'), '["0badc0de",{"kind":"un');
    expect((await projects.open(id)).journal).toEqual(entries);
    await projects.append(id, [{ kind: 'redo' }]);
    expect((await projects.open(id)).journal).toEqual([...entries, { kind: 'redo' }]);
  });

  test('a journal that is broken in its middle gives way to the saved document and is kept aside', async () => {
    const { projects, folderOf } = open();
    const id = await projects.create(text);
    await projects.append(id, entries);
    await projects.save(id, { text: otherText });
    const path = join(folderOf(id), 'journal.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [lines[0], 'x', 'y', ...lines.slice(1)].join('\n'));
    expect(await projects.open(id)).toEqual({ text: otherText, journal: [] });
    expect(readdirSync(folderOf(id)).some((name) => name.startsWith('damaged-'))).toBe(true);
    await projects.append(id, [{ kind: 'redo' }]);
    expect((await projects.open(id)).journal).toEqual([{ kind: 'redo' }]);
  });

  test('either half is enough to open, and without both nothing is touched', async () => {
    const { projects, folderOf } = open();
    const id = await projects.create(text);
    rmSync(join(folderOf(id), 'journal.jsonl'));
    expect((await projects.open(id)).text).toBe(text);
    rmSync(join(folderOf(id), 'project.lienzo'));
    expect((await projects.open(id)).text).toBe(text);
    writeFileSync(join(folderOf(id), 'journal.jsonl'), 'rubbish\nrubbish\n');
    await expect(projects.open(id)).rejects.toMatchObject(refusal('project-damaged'));
    expect(readFileSync(join(folderOf(id), 'journal.jsonl'), 'utf8')).toContain('rubbish');
  });

  test('what savers left behind is swept', async () => {
    const { projects, folderOf } = open();
    const id = await projects.create(text);
    writeFileSync(join(folderOf(id), '.project.lienzo.4194304-00000000.tmp'), 'half');
    await projects.sweep();
    expect(readdirSync(folderOf(id)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('a disk whose Nth step fails', () => {
  const before = { text, journal: entries };
  const after = { text: otherText, journal: [{ kind: 'undo' }] as JournalEntry[] };

  test.for(['throw', 'short'] as const)(
    'leaves a project as it was or as it is to be, and never between (%s)',
    async (fail) => {
      let failures = 0;
      for (let n = 1, isPastTheEnd = false; !isPastTheEnd; n += 1) {
        const { projects, home } = open();
        const id = await projects.create(text);
        await projects.append(id, entries);
        await projects.close();
        const { disk, steps } = failAt(n, fail);
        const failing = createProjects({ files: createFiles(disk), home });
        const save = { text: otherText, rebase: { text: otherText, journal: after.journal } };
        const isSaved = await failing.save(id, save).then(
          () => true,
          () => false,
        );
        await failing.close();
        const found = await open(home).projects.open(id);
        expect([before, after], `step ${n}`).toContainEqual(found);
        if (isSaved) expect(found).toEqual(after);
        else failures += 1;
        isPastTheEnd = steps() < n;
      }
      expect(failures).toBeGreaterThanOrEqual(2);
    },
  );

  test('loses no entry that was journaled before, and keeps those of an append that says it is done', async () => {
    for (let n = 1, isPastTheEnd = false; !isPastTheEnd; n += 1) {
      const { projects, home } = open();
      const id = await projects.create(text);
      await projects.append(id, entries);
      await projects.close();
      const { disk, steps } = failAt(n, 'throw');
      const failing = createProjects({ files: createFiles(disk), home });
      const isDone = await failing.append(id, [{ kind: 'redo' }]).then(
        () => true,
        () => false,
      );
      await failing.close();
      const { journal } = await open(home).projects.open(id);
      expect(journal.slice(0, 2), `step ${n}`).toEqual(entries);
      expect(journal.length, `step ${n}`).toBeLessThanOrEqual(3);
      if (isDone) expect(journal).toHaveLength(3);
      isPastTheEnd = steps() < n;
    }
  });
});

describe('two programs at one project', () => {
  test('the second reads and does not write, until the first lets go', async () => {
    const first = open();
    const second = open(first.home);
    const id = await first.projects.create(text);
    await first.projects.append(id, entries);
    expect((await second.projects.open(id)).journal).toEqual(entries);
    await expect(second.projects.append(id, entries)).rejects.toMatchObject(
      refusal('project-locked'),
    );
    await expect(second.projects.save(id, { text })).rejects.toMatchObject(
      refusal('project-locked'),
    );
    await first.projects.close();
    await second.projects.append(id, [{ kind: 'redo' }]);
    expect((await second.projects.open(id)).journal).toEqual([...entries, { kind: 'redo' }]);
    await second.projects.close();
  });

  test('a lock whose owner is dead, or has been silent, is taken over by one of those who try', async () => {
    const home = makeTemporaryFolder();
    const { projects, folderOf } = open(home);
    const id = await projects.create(text);
    const path = join(folderOf(id), 'lock.json');
    const owner = '6b2f9d5e-3c1a-4c57-9d0b-1f2e3d4c5b6a';
    for (const lock of [
      JSON.stringify({ owner, pid: 1, machine: 'another' }),
      JSON.stringify({ owner, pid: 4_194_304, machine: (await import('node:os')).hostname() }),
      'half a lo',
    ]) {
      writeFileSync(path, lock);
      utimesSync(path, 1, 1);
      const tries = Array.from({ length: 10 }, () => open(home).projects);
      const outcomes = await Promise.allSettled(
        tries.map((one) => one.append(id, [{ kind: 'undo' }])),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length, lock).toBe(1);
      await Promise.all(tries.map((one) => one.close()));
    }
    expect((await projects.open(id)).journal).toHaveLength(3);
  });

  test('six programs that all want to write lose no entry and double none', async () => {
    const home = makeTemporaryFolder();
    const { projects } = open(home);
    const id = await projects.create(text);
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      const script = join(import.meta.dirname, 'append-in-turn.ts');
      const { stdout } = await run(process.execPath, [script, home, id, String(writer), '12']);
      return JSON.parse(stdout) as string[];
    });
    const written = (await Promise.all(writers)).flat();
    const { journal } = await projects.open(id);
    const found = journal.map((entry) => (entry.kind === 'do' ? entry.change : entry.kind));
    expect(found.toSorted()).toEqual(written.toSorted());
    expect(written.length).toBe(6 * 12);
  });

  test('a lock that beats is respected', async () => {
    const home = makeTemporaryFolder();
    const { projects, folderOf } = open(home);
    const id = await projects.create(text);
    const owner = '6b2f9d5e-3c1a-4c57-9d0b-1f2e3d4c5b6a';
    writeFileSync(
      join(folderOf(id), 'lock.json'),
      JSON.stringify({ owner, pid: 1, machine: 'another' }),
    );
    await expect(projects.append(id, entries)).rejects.toMatchObject(refusal('project-locked'));
  });
});
