/** Something that a person should know and that has no better place. */
export type Notice = {
  readonly id: number;
  readonly kind: 'error' | 'info';
  /** Read when it is shown, so that it follows the window's language. */
  readonly text: () => string;
};

const shownMs = 8000;

/** The notices in view, oldest first. Information goes by itself; what went wrong stays until it is dismissed. */
export class Notices {
  #list = $state.raw<readonly Notice[]>([]);
  #nextId = 1;

  get list(): readonly Notice[] {
    return this.#list;
  }

  show(kind: Notice['kind'], text: () => string): void {
    const id = this.#nextId;
    this.#nextId += 1;
    // The same sentence twice says nothing new.
    const others = this.#list.filter((notice) => notice.text() !== text());
    this.#list = [...others, { id, kind, text }].slice(-3);
    if (kind === 'info') setTimeout(() => this.dismiss(id), shownMs);
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((notice) => notice.id !== id);
  }
}
