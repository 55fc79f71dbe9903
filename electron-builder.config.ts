import type { Configuration } from 'electron-builder';

import { fuses } from './src-main/desktop/fuses.ts';

/**
 * How the desktop app is packaged. The archive holds what Electron runs; the trainer runs in the Node of
 * this platform's package and cannot look into an archive, so its sources, its packages and that Node lie
 * beside it, at the same places of the tree.
 */
const config: Configuration = {
  appId: 'org.lienzo.app',
  productName: 'Lienzo',
  directories: { output: 'dist', buildResources: 'resources' },
  files: [
    'out/{main,preload,renderer}/**',
    'src-trainer/**/*.ts',
    // The sources of our own operations, which are built where TensorFlow is installed.
    'src-trainer/engine/native/*.{cc,h}',
    'src-shared/**/*.ts',
    'resources/**',
    'package.json',
    'LICENSE',
    'THIRD-PARTY-NOTICES.md',
    // Headers and manuals are for building against Node, not for running it.
    '!node_modules/node-*/{include,share,lib}/**',
    '!resources/**/{*.ts,tsconfig.json}',
    '!node_modules/@tensorflow/*/dist/**/*.{map,d.ts}',
    '!node_modules/@tensorflow/tfjs*/dist/*.{es2017,fesm,min}*',
  ],
  asar: true,
  asarUnpack: [
    'package.json',
    'src-trainer/**',
    'src-shared/**',
    'resources/**',
    'node_modules/**',
  ],
  extraResources: [
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'THIRD-PARTY-NOTICES.md', to: 'THIRD-PARTY-NOTICES.md' },
  ],
  electronFuses: { ...fuses },
  npmRebuild: false,
  publish: null,
  // The deb carries the project's address: it asks for `homepage` in package.json, once there is one.
  linux: { target: ['AppImage', 'deb'], category: 'Education', maintainer: 'Lienzo' },
  win: { target: ['nsis'] },
  mac: { target: ['dmg'], category: 'public.app-category.education' },
};

export default config;
