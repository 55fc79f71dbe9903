import type { Attachment } from 'svelte/attachments';

/** What the one tip of the window shows, and beside which element; nothing while `anchor` is absent. */
type Tip = {
  readonly anchor: HTMLElement;
  readonly text: string;
  readonly shortcut: string | undefined;
  readonly side: 'below' | 'right';
};

let shown = $state.raw<Tip | undefined>();

export function shownTip(): Tip | undefined {
  return shown;
}

const delayMs = 450;

/** What a tip says of its element. */
export type TipWords = {
  /** Its text; absent or empty shows none. */
  readonly text: string | undefined;
  /** The keys that do the same. */
  readonly shortcut?: string | undefined;
  /** Why the element cannot be used now: shown in place of the text, and heard by screen readers. */
  readonly whyDisabled?: string | undefined;
  /** Where it stands; below unless something there must stay in view. */
  readonly side?: 'below' | 'right';
};

/** Gives an element a tip, after a moment under the pointer and at once on keyboard focus. */
export function tip(read: () => TipWords): Attachment<HTMLElement> {
  return (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    $effect(() => {
      const { whyDisabled } = read();
      if (whyDisabled === undefined) element.removeAttribute('aria-description');
      else element.setAttribute('aria-description', whyDisabled);
    });
    const show = () => {
      const { text, shortcut, whyDisabled, side = 'below' } = read();
      const shownText = whyDisabled ?? text;
      if (shownText !== undefined && shownText !== '') {
        shown = { anchor: element, text: shownText, shortcut, side };
      }
    };
    const hide = () => {
      clearTimeout(timer);
      if (shown?.anchor === element) shown = undefined;
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(show, delayMs);
    };
    const showOnKeyboardFocus = () => {
      if (element.matches(':focus-visible')) show();
    };
    element.addEventListener('pointerenter', wait);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('focus', showOnKeyboardFocus);
    element.addEventListener('blur', hide);
    element.addEventListener('keydown', hide);
    return () => {
      hide();
      element.removeEventListener('pointerenter', wait);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('pointerdown', hide);
      element.removeEventListener('focus', showOnKeyboardFocus);
      element.removeEventListener('blur', hide);
      element.removeEventListener('keydown', hide);
    };
  };
}
