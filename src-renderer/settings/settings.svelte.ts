import { settingsSchema, type Api, type Settings } from '../../src-shared/protocol/api.ts';
import { preferredLanguage, setLanguage } from '../words/language.svelte.ts';

const storageKey = 'lienzo-settings';
const saveAfterMs = 400;

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
  #isUnsaved = false;
  readonly #prefersDark = matchMedia('(prefers-color-scheme: dark)');

  constructor() {
    this.#current = $state.raw(readStored() ?? firstSettings());
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
    this.#store();
    this.#show();
    this.#isUnsaved = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), saveAfterMs);
  }

  toggleFavourite(type: string): void {
    const { favourites } = this.#current;
    this.change({
      favourites: favourites.includes(type)
        ? favourites.filter((other) => other !== type)
        : [...favourites, type],
    });
  }

  async #save(): Promise<void> {
    const saved = this.#current;
    try {
      await this.#api?.call('settings.save', saved);
      this.#isUnsaved = this.#api === undefined || this.#current !== saved;
    } catch {
      // The copy in the page's storage holds; the next change or connection is another try.
    }
  }

  #store(): void {
    localStorage.setItem(storageKey, JSON.stringify(this.#current));
  }

  #show(): void {
    const { language, theme } = this.#current;
    const isDark = theme === 'dark' || (theme === 'system' && this.#prefersDark.matches);
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    setLanguage(language);
  }
}

function readStored(): Settings | undefined {
  try {
    const stored = settingsSchema.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
    return stored.success ? stored.data : undefined;
  } catch {
    return undefined;
  }
}
