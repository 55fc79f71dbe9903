/** Whether keys that reach this element are text: shortcuts of a single letter must leave it alone. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  return (
    target instanceof HTMLInputElement &&
    !['button', 'checkbox', 'radio', 'range'].includes(target.type)
  );
}

/** Whether a field holds text that has not been committed: its own undo comes before the document's. */
export function hasDraft(target: EventTarget | null): boolean {
  return isTyping(target) && target instanceof HTMLElement && target.dataset['draft'] !== undefined;
}
