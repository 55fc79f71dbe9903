import { createSubscriber } from 'svelte/reactivity';

/** Classes beyond these begin again with the first colour. */
const tokens = ['--data-val', '--data-train', '--run-3', '--run-4', '--run-5', '--run-6'] as const;

let colours: readonly string[] | undefined;

const subscribe = createSubscriber((update) => {
  const observer = new MutationObserver(() => {
    colours = undefined;
    update();
  });
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
});

/** The colour of each class of points, as `#rrggbb`; an effect that reads them follows the theme. */
export function classColours(): readonly string[] {
  subscribe();
  if (colours === undefined) {
    const style = getComputedStyle(document.documentElement);
    colours = tokens.map((token) => style.getPropertyValue(token).trim());
  }
  return colours;
}
