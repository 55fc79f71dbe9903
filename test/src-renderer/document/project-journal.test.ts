import { describe, expect, it } from 'vitest';

import { setTitle } from '../../../src-renderer/document/commands/set-title.ts';
import { openProject } from '../../../src-renderer/document/open-project.ts';
import { writeLienzoFile } from '../../../src-shared/document/lienzo-file.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { apiMethods, type Api, type JournalEntry } from '../../../src-shared/protocol/api.ts';
import { buildTemplate } from '../../../src-shared/templates/index.ts';

/** A host that keeps one project in memory, and can fail on its way there or on its way back. */
class HostInMemory {
  base = writeLienzoFile(buildTemplate('lenet-5', 'Start'));
  saved = this.base;
  journal: JournalEntry[] = [];
  rebases = 0;
  /** Faults of the next calls: before the host has done what it was asked, or after. */
  faults: ('before' | 'after')[] = [];
  #windows = 0;
  #listener: ((isConnected: boolean) => void) | undefined;

  readonly api: Api = {
    call: async (method, params) => {
      const fault = this.faults.shift();
      if (fault === 'before') throw new ProblemError('connection-lost');
      const result = this.#answer(method, apiMethods[method].params.parse(params));
      if (fault === 'after') throw new ProblemError('connection-lost');
      return Promise.resolve(apiMethods[method].result.parse(result) as never);
    },
    callWithBytes: () => Promise.reject(new ProblemError('connection-lost')),
    listen: () => () => undefined,
    onConnection: (listener) => {
      this.#listener = listener;
      return () => undefined;
    },
  };

  reconnect(): void {
    this.#listener?.(true);
  }

  /** The window that opened the project last is the one that writes it. */
  #demandWriter(writer: string): void {
    if (writer !== `window ${this.#windows}`) throw new ProblemError('project-open-elsewhere');
  }

  #answer(method: string, params: unknown): unknown {
    switch (method) {
      case 'project.open':
        this.#windows += 1;
        return { text: this.base, journal: this.journal, writer: `window ${this.#windows}` };
      case 'project.journal': {
        const { entries, writer } = apiMethods['project.journal'].params.parse(params);
        this.#demandWriter(writer);
        this.journal = [...this.journal, ...entries];
        return {};
      }
      case 'project.save': {
        const { text, rebase, writer } = apiMethods['project.save'].params.parse(params);
        this.#demandWriter(writer);
        this.saved = text;
        if (rebase !== undefined) {
          this.rebases += 1;
          this.base = rebase.text;
          this.journal = rebase.journal;
        }
        return { savedAt: 0 };
      }
      default:
        throw new Error(method);
    }
  }
}

async function open(host: HostInMemory) {
  const project = await openProject(host.api, 'project');
  const rename = (title: string, joinKey?: string): void => {
    project.document.apply((before) => setTitle(before, title), joinKey);
  };
  /** Until all stands on disk, through as many tries as it takes. */
  const settle = async (): Promise<void> => {
    for (let tries = 0; !project.journal.isSaved && tries < 20; tries += 1) {
      const attempt = project.journal.flush();
      host.reconnect();
      await Promise.race([attempt, new Promise((resolve) => setImmediate(resolve))]);
      host.reconnect();
    }
    await project.journal.flush();
  };
  return { ...project, rename, settle };
}

describe('the journal of an open project', () => {
  it('brings everything back after a crash, with undo and redo', async () => {
    const host = new HostInMemory();
    const first = await open(host);
    for (const title of ['One', 'Two', 'Three']) first.rename(title);
    first.document.undo();
    await first.settle();
    expect(first.journal.isSaved).toBe(true);

    const second = await open(host);
    expect(second.document.current.title).toBe('Two');
    second.document.redo();
    expect(second.document.current.title).toBe('Three');
    for (let steps = 0; steps < 3; steps += 1) second.document.undo();
    expect(second.document.current.title).toBe('Start');
    expect(second.document.history.canUndo).toBe(false);
  });

  it('leaves a project to the window that opened it later, and says so', async () => {
    const host = new HostInMemory();
    const older = await open(host);
    const newer = await open(host);
    newer.rename('Newer');
    await newer.settle();
    older.rename('Older');
    await older.journal.flush();
    older.rename('Older still');
    await older.journal.flush();
    expect(older.journal.problem?.code).toBe('project-open-elsewhere');
    expect(older.journal.isSaved).toBe(false);
    expect((await open(host)).document.current.title).toBe('Newer');
  });

  it('writes the document beside itself', async () => {
    const host = new HostInMemory();
    const { rename, settle, document } = await open(host);
    rename('Other');
    await settle();
    expect(host.saved).toBe(writeLienzoFile(document.current));
  });

  it('keeps a word that is typed as one entry, also when a part of it was written already', async () => {
    const host = new HostInMemory();
    const { rename, settle } = await open(host);
    rename('W', 'title');
    rename('Wo', 'title');
    await settle();
    expect(host.journal).toHaveLength(1);
    rename('Wor', 'title');
    await settle();
    expect((await open(host)).document.current.title).toBe('Wor');
    expect((await open(host)).document.history.past).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)(
    'loses and doubles nothing where the connection breaks %s the host has written',
    async (moment) => {
      const host = new HostInMemory();
      const { rename, settle, journal } = await open(host);
      rename('One');
      host.faults = [moment, moment];
      await settle();
      rename('Two');
      await settle();
      expect(journal.isSaved).toBe(true);
      expect(journal.problem).toBeUndefined();
      const again = await open(host);
      expect(again.isWhole).toBe(true);
      expect(again.document.current.title).toBe('Two');
      expect(again.document.history.past).toHaveLength(2);
    },
  );

  it('says that it is not saved, and why, while the host cannot be reached', async () => {
    const host = new HostInMemory();
    const { rename, journal } = await open(host);
    expect(journal.isSaved).toBe(true);
    host.faults = Array.from({ length: 5 }, () => 'before');
    rename('One');
    const closing = journal.close();
    expect(journal.isSaved).toBe(false);
    await closing;
    expect(journal.problem?.code).toBe('connection-lost');
  });

  it('is written anew when it is long and mostly undone, and keeps what can be undone', async () => {
    const host = new HostInMemory();
    const { rename, settle, document } = await open(host);
    rename('Kept');
    for (let times = 0; times < 300; times += 1) {
      rename(`Other ${times}`);
      document.undo();
    }
    await settle();
    expect(host.rebases).toBe(1);
    expect(host.journal.length).toBeLessThan(10);
    const again = await open(host);
    expect(again.document.current.title).toBe('Kept');
    again.document.undo();
    expect(again.document.current.title).toBe('Start');
  });

  it('is replaced up to the damage where it was damaged on disk', async () => {
    const host = new HostInMemory();
    const first = await open(host);
    first.rename('One');
    await first.settle();
    host.journal.push({ kind: 'do', change: { added: 1 } });
    const second = await open(host);
    expect(second.isWhole).toBe(false);
    expect(second.document.current.title).toBe('One');
    await second.settle();
    expect((await open(host)).isWhole).toBe(true);
  });
});
