import { readPlace, type Place } from './read-place.ts';

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
