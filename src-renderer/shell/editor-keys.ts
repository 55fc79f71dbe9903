import { cycleRegions } from './cycle-regions.ts';
import { hasDraft, isTyping } from './is-typing.ts';

/** What the editor's shortcuts do. */
export type EditorActions = {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
  readonly train: () => void;
  readonly toggleSides: () => void;
  readonly findLayer: () => void;
  readonly showShortcuts: () => void;
};

/**
 * The shortcuts that hold everywhere in the editor. What the canvas, a field or a list has taken for itself is
 * left alone; inside the canvas undo and redo are the canvas's, which says aloud what it does.
 */
export function pressEditorKey(event: KeyboardEvent, actions: EditorActions): void {
  if (event.defaultPrevented) return;
  const action = findAction(event, actions);
  if (action === undefined) return;
  event.preventDefault();
  action();
}

function findAction(event: KeyboardEvent, actions: EditorActions): (() => void) | undefined {
  if (event.key === 'F6') return () => cycleRegions(document, event.shiftKey ? -1 : 1);
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) {
    switch (event.key.toLowerCase()) {
      case 'z':
        if (!isOurs(event)) return undefined;
        return event.shiftKey ? actions.redo : actions.undo;
      case 'y':
        return isOurs(event) ? actions.redo : undefined;
      case 's':
        return actions.save;
      case 'b':
        return actions.toggleSides;
      case 'enter':
        return actions.train;
      default:
        return undefined;
    }
  }
  if (isTyping(event.target)) return undefined;
  if (event.key === '/') return actions.findLayer;
  return event.key === '?' ? actions.showShortcuts : undefined;
}

/** Whether undo here means the document's: not a text's own, and not in the canvas, which does it itself. */
function isOurs({ target }: KeyboardEvent): boolean {
  if (target === document.body || hasDraft(target)) return false;
  if (target instanceof HTMLTextAreaElement) return false;
  return !(target instanceof Element && target.closest('[data-region="canvas"]') !== null);
}
