import { createContext } from 'svelte';

import type { Api } from '../../src-shared/protocol/api.ts';

/** The host, for every component under the one that sets it. */
export const [getApi, setApi] = createContext<Api>();
