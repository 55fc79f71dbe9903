import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { frameChannel, requestChannel } from '../src-main/desktop/ipc-channels.ts';
import { ensureDesktopBundle } from '../src-main/desktop/desktop-bundle.ts';
import { programFolder } from '../src-main/host/program-folder.ts';
import type { DesktopBridge } from '../src-shared/protocol/desktop-bridge.ts';

// The desktop's preload as it is built, in Chromium, with an emulated `electron` that keeps what the
// preload does: the main process is the page's own `invoke` and `emit`.

type Emulation = {
  sent: { channel: string; frame: number[] }[];
  /** What the main process sends: an event object and a frame, as Electron gives them to a listener. */
  emit: (channel: string, frame: number[]) => void;
  listenerCount: () => number;
};

declare global {
  var lienzo: DesktopBridge;
  var emulation: Emulation;
  var heard: unknown[][];
}

let preload: string;

test.beforeAll(async () => {
  await ensureDesktopBundle();
  preload = readFileSync(join(programFolder, 'out/preload/preload.cjs'), 'utf8');
});

async function openWith(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.evaluate(() => {
    const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
    const listenersOf = (channel: string): Set<(...args: unknown[]) => void> => {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known);
      return known;
    };
    globalThis.emulation = {
      sent: [],
      emit: (channel, frame) => {
        for (const listener of listenersOf(channel))
          listener({ sender: 'ipcRenderer' }, new Uint8Array(frame));
      },
      listenerCount: () => [...listeners.values()].reduce((sum, each) => sum + each.size, 0),
    };
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: object) =>
          Object.defineProperty(globalThis, name, { value: Object.freeze({ ...api }) }),
      },
      ipcRenderer: {
        invoke: (channel: string, frame: Uint8Array) => {
          globalThis.emulation.sent.push({ channel, frame: [...frame] });
          return Promise.resolve(frame.toReversed());
        },
        on: (channel: string, listener: (...args: unknown[]) => void) =>
          listenersOf(channel).add(listener),
        off: (channel: string, listener: (...args: unknown[]) => void) =>
          listenersOf(channel).delete(listener),
      },
    };
    Object.defineProperty(globalThis, 'require', {
      value: (name: string) => {
        // A sandboxed preload may load nothing else.
        if (name !== 'electron') throw new Error(`the preload asks for ${name}`);
        return electron;
      },
    });
  });
  await page.addScriptTag({ content: `{ const exports = {}; ${preload} }` });
}

test('the preload is one file that needs nothing but electron', () => {
  const needed = [...preload.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name);
  expect(needed.length).toBeGreaterThan(0);
  for (const name of needed) expect(name).toMatch(/^["'`]electron["'`]$/);
  expect(preload).not.toMatch(/^import |\bimport\(/m);
});

test('the window gets two functions and nothing of Electron', async ({ page }) => {
  await openWith(page);
  const bridge = await page.evaluate(() =>
    Object.entries(globalThis.lienzo).map(([name, value]) => [name, typeof value]),
  );
  expect(bridge).toEqual([
    ['request', 'function'],
    ['onFrame', 'function'],
  ]);
});

test('a request goes out on its channel and its answer comes back', async ({ page }) => {
  await openWith(page);
  const answer = await page.evaluate(async () => [
    ...(await globalThis.lienzo.request(new Uint8Array([1, 2, 3]))),
  ]);
  expect(answer).toEqual([3, 2, 1]);
  expect(await page.evaluate(() => globalThis.emulation.sent)).toEqual([
    { channel: requestChannel, frame: [1, 2, 3] },
  ]);
});

test("a listener hears the host's frames without the event, until it is taken off", async ({
  page,
}) => {
  await openWith(page);
  await page.evaluate((channel) => {
    globalThis.heard = [];
    const takeOff = globalThis.lienzo.onFrame((...args) => globalThis.heard.push(args));
    globalThis.emulation.emit(channel, [7, 8]);
    takeOff();
    globalThis.emulation.emit(channel, [9]);
  }, frameChannel);
  const heard = await page.evaluate(() =>
    globalThis.heard.map((args) => args.map((arg) => [...(arg as Uint8Array)])),
  );
  expect(heard).toEqual([[[7, 8]]]);
  expect(await page.evaluate(() => globalThis.emulation.listenerCount())).toBe(0);
});
