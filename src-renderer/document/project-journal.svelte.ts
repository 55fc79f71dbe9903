import { applyChange } from '../../src-shared/document/apply-change.ts';
import type { Document } from '../../src-shared/document/document.ts';
import { writeLienzoFile } from '../../src-shared/document/lienzo-file.ts';
import type { Api, JournalEntry } from '../../src-shared/protocol/api.ts';
import { ProblemError, type Problem } from '../../src-shared/problem.ts';
import { compactJournal, writeEntry } from './compact-journal.ts';
import type { GraphDocument } from './graph-document.svelte.ts';
import type { HistoryMove } from './history.svelte.ts';

/** An edit is in the journal within two seconds; this long the first of a burst waits for the others. */
const gatherMs = 400;
const retryMs = [500, 1000, 2000, 4000, 8000];
/** With these the host says that the project is no longer this window's to write. */
const lostCodes: ReadonlySet<string> = new Set([
  'project-open-elsewhere',
  'project-changed-elsewhere',
]);
/** A journal longer than this, and twice as long as it needs to be, is written anew. */
const longJournal = 500;
/** Older steps than these become part of the document that the journal starts from. */
const keptSteps = 5000;

/**
 * Keeps an open project on disk: every move of its history goes to the host's journal, in order, then the
 * document is written beside it. After a fault the whole is written anew as one, because nobody knows how
 * much of what was sent has arrived.
 */
export class ProjectJournal {
  readonly #api: Api;
  readonly #projectId: string;
  readonly #writer: string;
  readonly #document: GraphDocument;
  #base: Document;
  /** Entries that the host has, as far as is known. */
  #length: number;
  #queue: JournalEntry[] = [];
  #mustRebase: boolean;
  #isDirty = false;
  #running: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #isClosing = false;
  #isSaved = $state(true);
  #problem = $state.raw<Problem | undefined>();
  readonly #stopListening: (() => void)[];

  constructor(options: {
    readonly api: Api;
    readonly projectId: string;
    /** The host's word for the window that may write the project. */
    readonly writer: string;
    readonly document: GraphDocument;
    readonly base: Document;
    readonly length: number;
    /** Where the journal on disk was damaged it is replaced at once. */
    readonly mustRebase: boolean;
  }) {
    this.#api = options.api;
    this.#projectId = options.projectId;
    this.#writer = options.writer;
    this.#document = options.document;
    this.#base = options.base;
    this.#length = options.length;
    this.#mustRebase = options.mustRebase;
    this.#stopListening = [
      options.document.listen((move) => this.#note(move)),
      options.api.onConnection((isConnected) => isConnected && this.#wake?.()),
    ];
    if (options.mustRebase) this.#start();
  }

  /** Whether everything stands on disk. */
  get isSaved(): boolean {
    return this.#isSaved;
  }

  /** Why it does not, where the host refuses or cannot be reached. It is tried again by itself. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Resolves when all that was done so far stands on disk; does not wait for more to gather. */
  async flush(): Promise<void> {
    this.#wake?.();
    await this.#running;
  }

  /** Writes what is left and stops; what the host refuses then is left to `problem`. */
  async close(): Promise<void> {
    for (const stop of this.#stopListening) stop();
    this.#isClosing = true;
    await this.flush();
  }

  #note(move: HistoryMove): void {
    switch (move.kind) {
      case 'do':
        this.#queue.push(writeEntry(move.change));
        break;
      case 'amend':
        if (!this.#takeBackNewest()) this.#queue.push({ kind: 'undo' });
        this.#queue.push(writeEntry(move.change));
        break;
      case 'drop':
        if (!this.#takeBackNewest()) this.#queue.push({ kind: 'undo' });
        break;
      case 'undo':
      case 'redo':
        this.#queue.push({ kind: move.kind });
        break;
    }
    this.#isDirty = true;
    this.#start();
  }

  /** A step that has not been sent needs no undoing. */
  #takeBackNewest(): boolean {
    if (this.#queue.at(-1)?.kind !== 'do') return false;
    this.#queue.pop();
    return true;
  }

  /** Another window or program writes the project now; to go on writing would undo its work. */
  get #hasLostProject(): boolean {
    return lostCodes.has(this.#problem?.code ?? '');
  }

  #start(): void {
    this.#isSaved = false;
    if (this.#hasLostProject) return;
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
  }

  async #work(): Promise<void> {
    let failures = 0;
    for (;;) {
      await this.#pause(failures === 0 ? gatherMs : (retryMs[failures - 1] ?? 8000));
      try {
        await this.#write();
        failures = 0;
        this.#problem = undefined;
        if (this.#queue.length === 0 && !this.#isDirty && !this.#mustRebase) {
          this.#isSaved = true;
          return;
        }
      } catch (error) {
        failures += 1;
        this.#mustRebase = true;
        this.#problem =
          error instanceof ProblemError
            ? error.problem
            : { code: 'project-not-saved', details: {} };
        if (this.#isClosing || this.#hasLostProject) return;
      }
    }
  }

  async #write(): Promise<void> {
    const { past, future } = this.#document.history;
    const needed = Math.min(past.length, keptSteps) + future.length * 2;
    const ahead = this.#length + this.#queue.length;
    if (this.#mustRebase || ahead > Math.max(longJournal, needed * 2)) {
      await this.#rebase();
      return;
    }
    const entries = this.#queue;
    if (entries.length > 0) {
      this.#queue = [];
      await this.#api.call('project.journal', {
        id: this.#projectId,
        writer: this.#writer,
        entries,
      });
      this.#length += entries.length;
    }
    await this.#save();
  }

  async #save(): Promise<void> {
    const document = this.#document.current;
    this.#isDirty = false;
    await this.#api.call('project.save', {
      id: this.#projectId,
      writer: this.#writer,
      text: writeLienzoFile(document),
    });
  }

  /** Replaces base, journal and document as one. */
  async #rebase(): Promise<void> {
    const { past, future } = this.#document.history;
    const folded = past.slice(0, Math.max(0, past.length - keptSteps));
    const base = folded.reduce(applyChange, this.#base);
    const journal = [...compactJournal(past.slice(folded.length), future)];
    this.#queue = [];
    this.#isDirty = false;
    await this.#api.call('project.save', {
      id: this.#projectId,
      writer: this.#writer,
      text: writeLienzoFile(this.#document.current),
      rebase: { text: writeLienzoFile(base), journal },
    });
    this.#length = journal.length;
    this.#mustRebase = false;
  }

  #pause(durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(end, durationMs);
      this.#wake = end;
    });
  }
}
