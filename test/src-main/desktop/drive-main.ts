import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { createFrameReader, encodeFrame } from '../../../src-shared/protocol/codec.ts';
import { programFolder } from '../../../src-main/host/program-folder.ts';

// Run as a program by `main.test.ts`: loads the built main process with the emulated Electron in Electron's
// place, does what a system and a page would do, and prints what came of it as JSON.

const emulation = pathToFileURL(join(import.meta.dirname, 'emulated-electron.ts')).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: emulation, shortCircuit: true } : next(specifier, context),
});

const { app, done } = await import('./emulated-electron.ts');
await import(pathToFileURL(join(programFolder, 'out/main/main.js')).href);
while (done.windows.length === 0) {
  if (done.errors.length > 0) process.exit(1);
  await new Promise(setImmediate);
}

const [window] = done.windows;
const [invoke] = done.handlers.values();
if (window === undefined || invoke === undefined || done.answerApp === undefined)
  throw new Error('the main process did not set itself up');

async function ask(senderFrame: unknown, argument: unknown): Promise<unknown> {
  try {
    const frame = await invoke?.({ sender: window?.webContents, senderFrame }, argument);
    return frame instanceof Uint8Array ? createFrameReader().push(frame)[0]?.header : frame;
  } catch (error) {
    return { error: String(error) };
  }
}

const prevented: string[] = [];
for (const event of [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
])
  window.webContents.emit(event, { preventDefault: () => prevented.push(event) });

const ours = { url: window.url, parent: null };
const hello = encodeFrame({ type: 'call', callId: 7, method: 'app.hello', params: {} });
const shownBefore = window.isShown;
window.emit('ready-to-show');
app.emit('second-instance');
for (let crash = 0; crash < 5; crash += 1)
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });

const page = await done.answerApp({ method: 'GET', url: window.url });
const outside = await done.answerApp({ method: 'GET', url: 'app://lienzo/../../package.json' });
const permissions = await Promise.all(
  ['fullscreen', 'media'].map(
    (permission) => new Promise((resolve) => done.permissionRequest?.({}, permission, resolve)),
  ),
);
const report = {
  sandboxed: done.sandboxed,
  schemes: done.schemes,
  url: window.url,
  webPreferences: window.options['webPreferences'],
  shown: [shownBefore, window.isShown],
  windows: done.windows.length,
  focused: window.focused,
  reloads: window.reloads,
  prevented,
  opens: window.webContents.openHandler?.({ url: 'https://example.com/' }),
  permissions,
  checks: ['fullscreen', 'media'].map((permission) => done.permissionCheck?.({}, permission)),
  device: done.devicePermission?.({}),
  page: [page.status, page.headers.get('Content-Security-Policy'), await page.text()],
  outside: outside.status,
  hello: await ask(ours, hello),
  stranger: await ask({ url: 'https://evil.example/', parent: null }, hello),
};
await new Promise<void>((resolve) => {
  process.stdout.write(JSON.stringify(report), () => resolve());
});
window.emit('closed');
app.emit('window-all-closed');
