import { join } from 'node:path';

import { defineConfig } from 'electron-vite';

import renderer from './vite.config.ts';

const root = import.meta.dirname;
// The program builds the window by itself and asks for the rest alone.
const isShellOnly = process.env['LIENZO_BUILD'] === 'shell';

export default defineConfig({
  main: {
    build: {
      outDir: join(root, 'out/main'),
      rolldownOptions: {
        input: { main: join(root, 'src-main/desktop/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: join(root, 'out/preload'),
      rolldownOptions: {
        input: { preload: join(root, 'src-main/desktop/preload.ts') },
        // A sandboxed preload is one CommonJS file; it cannot require a second one of ours.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  ...(isShellOnly ? {} : { renderer }),
});
