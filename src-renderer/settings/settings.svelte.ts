import { z } from 'zod';

import { settingsSchema, type Api, type Settings } from '../../src-shared/protocol/api.ts';
import { preferredLanguage, setLanguage } from '../words/language.svelte.ts';

/** What the page itself remembers: the settings, and whether the host has them. */
const storedSchema = z.strictObject({ settings: settingsSchema, isUnsaved: z.boolean() });
const storageKey = 'lienzo-settings';
const restMs = 400;

/** What holds until the host has said what it kept. */
function firstSettings(): Settings {
  return {
    language: preferredLanguage(navigator.languages),
    theme: 'system',
    engine: 'auto',
    favourites: ['Conv2D', 'Dense', 'Dropout'],
    paletteWidth: 176,
    inspectorWidth: 256,
    dockHeight: 222,
    minimap: true,
  };
}

/**
 * What the window keeps between two starts. The host holds it; a copy in the page's own storage is there
 * for the first paint, so that neither theme nor sizes jump when the host answers.
 */
export class WindowSettings {
  #current: Settings;
  #api: Api | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isUnsaved: boolean;
  readonly #prefersDark = matchMedia('(prefers-color-scheme: dark)');

  constructor() {
    const stored = readStored();
    this.#isUnsaved = stored?.isUnsaved ?? false;
    this.#current = $state.raw(stored?.settings ?? firstSettings());
    this.#show();
    this.#prefersDark.addEventListener('change', () => this.#show());
  }

  get current(): Settings {
    return this.#current;
  }

  /** Takes over what the host kept; from here on changes go to it. */
  adopt(kept: Settings, api: Api): void {
    this.#api = api;
    if (this.#isUnsaved) {
      // What was changed while the host could not be reached is newer than what it kept.
      void this.#save();
      return;
    }
    this.#current = kept;
    this.#store();
    this.#show();
  }

  change(part: Partial<Settings>): void {
    this.#current = { ...this.#current, ...part };
    this.#isUnsaved = true;
    this.#store();
    this.#show();
    // At once, so that a window may be closed right after; then no faster than a disk likes.
    if (this.#timer === undefined) this.#saveAndRest();
  }

  toggleFavourite(type: string): void {
    const { favourites } = this.#current;
    this.change({
      favourites: favourites.includes(type)
        ? favourites.filter((other) => other !== type)
        : [...favourites, type],
    });
  }

  #saveAndRest(): void {
    void this.#save();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isUnsaved) this.#saveAndRest();
    }, restMs);
  }

  async #save(): Promise<void> {
    const saved = this.#current;
    try {
      await this.#api?.call('settings.save', saved);
      this.#isUnsaved = this.#api === undefined || this.#current !== saved;
      this.#store();
    } catch {
      // The copy in the page's storage holds; the next change or connection is another try.
    }
  }

  #store(): void {
    const stored = { settings: this.#current, isUnsaved: this.#isUnsaved };
    try {
      localStorage.setItem(storageKey, JSON.stringify(stored));
    } catch {
      // A page that may store nothing has its settings from the host alone.
    }
  }

  #show(): void {
    const { language, theme } = this.#current;
    const isDark = theme === 'dark' || (theme === 'system' && this.#prefersDark.matches);
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    setLanguage(language);
  }
}

function readStored(): z.infer<typeof storedSchema> | undefined {
  try {
    const text = localStorage.getItem(storageKey) ?? 'null';
    return storedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
