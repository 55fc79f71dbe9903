/** Where the window is: the start screen, or a project. */
export type Place = { readonly kind: 'start' } | { readonly kind: 'project'; readonly id: string };

/** The place stands in the address's fragment, so that a reload and the back button lead where they should. */
export class Route {
  #current = $state.raw<Place>(readPlace(location.hash));

  constructor() {
    addEventListener('hashchange', () => {
      this.#current = readPlace(location.hash);
    });
  }

  get current(): Place {
    return this.#current;
  }

  go(place: Place): void {
    location.hash = place.kind === 'start' ? '#/' : `#/project/${place.id}`;
  }
}

/** The place that a fragment names; anything unknown is the start screen. */
export function readPlace(fragment: string): Place {
  const [, id] = /^#\/project\/([a-z0-9-]{1,64})$/.exec(fragment) ?? [];
  return id === undefined ? { kind: 'start' } : { kind: 'project', id };
}
