import { join } from 'node:path';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The window: the same files are served by `lienzo serve` and shown by the desktop shell. */
export default defineConfig({
  root: join(root, 'src-renderer'),
  base: './',
  publicDir: false,
  cacheDir: join(root, '.cache/vite'),
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: join(root, 'out/renderer'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The content security policy knows no `data:`, so every picture and font stays a file.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { input: join(root, 'src-renderer/index.html') },
  },
});
