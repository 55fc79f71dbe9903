const reachable =
  'button:not([tabindex="-1"]):not(:disabled), input:not([tabindex="-1"]):not(:disabled), ' +
  'textarea:not([tabindex="-1"]):not(:disabled), a[href], [tabindex]:not([tabindex="-1"])';

/** Where the focus last was in each region. */
const lastFocus = new WeakMap<Element, HTMLElement>();

/** Remembers where the focus is, so that coming back to a region leads there again. */
export function noteRegionFocus(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement)) return;
  const region = target.closest('[data-region]');
  if (region !== null) lastFocus.set(region, target);
}

/** Moves the focus to the next (`1`) or previous (`-1`) region that is in view, in the document's order. */
export function cycleRegions(root: ParentNode, direction: 1 | -1): void {
  const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.checkVisibility() && targetOf(region) !== undefined,
  );
  if (regions.length === 0) return;
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const from = at === -1 && direction === -1 ? 0 : at;
  const next = regions[(from + direction + regions.length) % regions.length];
  const target = next && targetOf(next);
  target?.focus();
  // Leads the eye as well where the region has scrolled away from it.
  target?.scrollIntoView({ block: 'nearest' });
}

function targetOf(region: HTMLElement): HTMLElement | undefined {
  const last = lastFocus.get(region);
  if (last !== undefined && region.contains(last) && last.checkVisibility()) return last;
  return [...region.querySelectorAll<HTMLElement>(reachable)].find((element) =>
    element.checkVisibility(),
  );
}
