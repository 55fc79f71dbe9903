import type { Change } from '../../src-shared/document/change.ts';

/** What an edit did to the history: a new step, a change of the newest step, or its disappearance. */
export type HistoryMove =
  | { readonly kind: 'do'; readonly change: Change }
  | { readonly kind: 'amend'; readonly change: Change }
  | { readonly kind: 'drop' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** Edits under one key join into one step while they come closer together than this. */
const joinWithinMs = 3000;

/**
 * The steps that led to the document and those that were taken back. It holds differences only; the
 * document itself belongs to whoever applies them.
 */
export class History {
  readonly #past: Change[];
  readonly #future: Change[];
  #undoCount = $state(0);
  #redoCount = $state(0);
  /** The key under which the newest step may still grow; a mark takes it away. */
  #joinKey: string | undefined;
  #joinedAtMs = 0;

  constructor(past: readonly Change[] = [], future: readonly Change[] = []) {
    this.#past = [...past];
    this.#future = [...future];
    this.#count();
  }

  get canUndo(): boolean {
    return this.#undoCount > 0;
  }

  get canRedo(): boolean {
    return this.#redoCount > 0;
  }

  /** The oldest step first. */
  get past(): readonly Change[] {
    return this.#past;
  }

  /** The step that is redone next comes last. */
  get future(): readonly Change[] {
    return this.#future;
  }

  /** The newest step, if an edit under this key belongs to it: a slider that is still dragged, a word that is still typed. */
  stepToJoin(joinKey: string | undefined, nowMs: number): Change | undefined {
    const isNear = nowMs - this.#joinedAtMs < joinWithinMs;
    return joinKey !== undefined && joinKey === this.#joinKey && isNear
      ? this.#past.at(-1)
      : undefined;
  }

  push(change: Change, joinKey: string | undefined, nowMs: number): HistoryMove {
    this.#past.push(change);
    this.#future.length = 0;
    this.#joinKey = joinKey;
    this.#joinedAtMs = nowMs;
    this.#count();
    return { kind: 'do', change };
  }

  /** Replaces the newest step by one that also holds what came after; without a change, the step is gone. */
  amend(change: Change | undefined, nowMs: number): HistoryMove {
    this.#past.pop();
    this.#joinedAtMs = nowMs;
    if (change === undefined) {
      this.#joinKey = undefined;
      this.#count();
      return { kind: 'drop' };
    }
    this.#past.push(change);
    this.#count();
    return { kind: 'amend', change };
  }

  /** What comes next is a step of its own. */
  mark(): void {
    this.#joinKey = undefined;
  }

  /** Takes the newest step off and gives it out, to be inverted by the caller. */
  undo(): Change | undefined {
    const change = this.#past.pop();
    if (change === undefined) return undefined;
    this.#future.push(change);
    this.mark();
    this.#count();
    return change;
  }

  redo(): Change | undefined {
    const change = this.#future.pop();
    if (change === undefined) return undefined;
    this.#past.push(change);
    this.mark();
    this.#count();
    return change;
  }

  #count(): void {
    this.#undoCount = this.#past.length;
    this.#redoCount = this.#future.length;
  }
}
