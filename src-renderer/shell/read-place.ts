/** Where the window is: the start screen, or a project. */
export type Place = { readonly kind: 'start' } | { readonly kind: 'project'; readonly id: string };

/** The place that an address's fragment names; anything unknown is the start screen. */
export function readPlace(fragment: string): Place {
  const [, id] = /^#\/project\/([a-z0-9-]{1,64})$/.exec(fragment) ?? [];
  return id === undefined ? { kind: 'start' } : { kind: 'project', id };
}
