import { createContext } from 'svelte';

import type { WindowSettings } from './settings.svelte.ts';

/** The window's settings, for every component under the one that sets them. */
export const [getSettings, setSettings] = createContext<WindowSettings>();
