import type { Attachment } from 'svelte/attachments';

import { isTyping } from '../shell/is-typing.ts';
import type { CanvasControl } from './canvas-control.svelte.ts';
import { copySelection, deleteSelection, pasteText } from './canvas-edits.ts';
import { pressHistoryKey, pressKey, pressSpace, type KeyPlace } from './canvas-keys.ts';

/**
 * Hears the keys and the clipboard for the canvas: those pressed inside it, and those pressed while nothing
 * on the page has the focus. Text fields, buttons and menus keep their own.
 */
export function listenToKeys(
  control: CanvasControl,
  toggleMinimap: () => void,
): Attachment<HTMLElement> {
  return (canvas) => {
    /** Space alone looks for a layer; Space held while the pointer drags moves the view. */
    let isSpaceAlone = false;
    const isMeant = (target: EventTarget | null): boolean =>
      !isTyping(target) &&
      (target === document.body || (target instanceof Node && canvas.contains(target)));
    const isButton = (target: EventTarget | null): boolean =>
      target instanceof Element && target.closest('button, [role="menu"]') !== null;

    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isMeant(event.target)) return;
      if (event.key === ' ') {
        if (isButton(event.target)) return;
        isSpaceAlone = !event.repeat || isSpaceAlone;
        event.preventDefault();
        return;
      }
      if (isButton(event.target) && event.key === 'Enter') return;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      let isTaken =
        pressHistoryKey(event, control) || pressKey(event, control, placeOf(event.target));
      if (!isTaken && isPlain && event.key.toLowerCase() === 'm') {
        toggleMinimap();
        isTaken = true;
      }
      if (isTaken) event.preventDefault();
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || !isSpaceAlone) return;
      isSpaceAlone = false;
      if (isMeant(event.target)) pressSpace(control, placeOf(event.target));
    };
    const onPointerDown = (): void => {
      isSpaceAlone = false;
    };
    const onCopy = (event: ClipboardEvent): void => {
      if (!isMeant(event.target) || event.clipboardData === null || hasTextSelection()) return;
      const text = copySelection(control);
      if (text === undefined) return;
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') deleteSelection(control);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (!isMeant(event.target)) return;
      if (pasteText(control, event.clipboardData?.getData('text/plain') ?? ''))
        event.preventDefault();
    };

    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  };
}

/** The card or wire that has the focus. */
function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return {};
  const idOf = (selector: string): string | undefined =>
    target.closest(selector)?.getAttribute('data-id') ?? undefined;
  return { nodeId: idOf('.svelte-flow__node'), wireId: idOf('.svelte-flow__edge') };
}

function hasTextSelection(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}
