import { createContext } from 'svelte';

import type { HostLink } from './host-link.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import type { Route } from './route.svelte.ts';

/** What the window knows of its host. */
export const [getHostLink, setHostLink] = createContext<HostLink>();
/** Where sentences go that have no better place. */
export const [getNotices, setNotices] = createContext<Notices>();
export const [getRoute, setRoute] = createContext<Route>();
