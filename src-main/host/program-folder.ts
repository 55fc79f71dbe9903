import { join } from 'node:path';

// This file lies two folders deep in the sources, and so does the bundle of the desktop shell that it
// becomes part of (out/main/main.js); the place is the same from both.
const folder = join(import.meta.dirname, '..', '..');

/**
 * The folder that holds `src-trainer`, `resources` and `node_modules` as plain files: the checkout, or in a
 * package what lies beside the archive, since programs other than Electron cannot look into one.
 */
export const programFolder = folder.replace(/app\.asar$/, 'app.asar.unpacked');
