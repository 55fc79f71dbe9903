import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// `npm run test:full` sets it: the long tests (*.full.test.ts) run too.
const isFull = process.env['LIENZO_TEST_FULL'] === '1';
const exclude = isFull ? [] : ['test/**/*.full.test.ts'];

export default defineConfig({
  // Vite's own cache, so that nothing is written beside the packages.
  cacheDir: '.cache/vitest',
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: isFull ? 1_200_000 : 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/src-renderer/**', ...exclude],
        },
      },
      {
        // Runes need the compiler, and Svelte's client half instead of the one for servers.
        extends: true,
        plugins: [svelte({ configFile: false })],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'renderer',
          environment: './test/tool-chain/window-environment.ts',
          include: ['test/src-renderer/**/*.test.ts'],
          exclude,
          server: { deps: { inline: ['svelte'] } },
        },
      },
    ],
  },
});
