import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((update) => {
  document.addEventListener('visibilitychange', update);
  return () => document.removeEventListener('visibilitychange', update);
});

/** Whether nobody can see the page; an effect that reads it follows. */
export function isPageHidden(): boolean {
  subscribe();
  return document.hidden;
}
