import type { Environment } from 'vitest/runtime';

/**
 * Node, but with code compiled as for the window: otherwise Vite takes Svelte's half for servers, whose
 * effects never run. There is no DOM; what needs one is tested in a browser.
 */
const windowEnvironment: Environment = {
  name: 'window',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
};

export default windowEnvironment;
