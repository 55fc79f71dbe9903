import { expect, test } from 'vitest';

import config from '../../../electron-builder.config.ts';
import { fuses } from '../../../src-main/desktop/fuses.ts';
import { menuTemplate } from '../../../src-main/desktop/menu.ts';
import { isPermissionGranted } from '../../../src-main/desktop/permissions.ts';
import { webPreferences, windowOptions } from '../../../src-main/desktop/window-options.ts';

test.for([
  ['sandbox', true],
  ['contextIsolation', true],
  ['nodeIntegration', false],
  ['nodeIntegrationInWorker', false],
  ['nodeIntegrationInSubFrames', false],
  ['webSecurity', true],
  ['webviewTag', false],
  ['allowRunningInsecureContent', false],
  ['navigateOnDragDrop', false],
  ['experimentalFeatures', false],
] as const)('the window has %s = %s', ([name, value]) => {
  expect(webPreferences[name]).toBe(value);
  expect(windowOptions('/app/preload.cjs', false).webPreferences?.[name]).toBe(value);
});

test('the window asks for no experimental feature of the engine', () => {
  const preferences = Object.keys(windowOptions('/app/preload.cjs', false).webPreferences ?? {});
  expect(preferences).not.toContain('enableBlinkFeatures');
  expect(preferences).not.toContain('additionalArguments');
});

test('the window loads our preload and shows itself when there is something to see', () => {
  const options = windowOptions('/app/preload.cjs', true);
  expect(options.webPreferences?.preload).toBe('/app/preload.cjs');
  expect(options.show).toBe(false);
  expect(options.backgroundColor).not.toBe(windowOptions('', false).backgroundColor);
});

test.for(['fullscreen', 'clipboard-sanitized-write'])('%s is granted', (permission) => {
  expect(isPermissionGranted(permission)).toBe(true);
});

test.for([
  'clipboard-read',
  'media',
  'geolocation',
  'notifications',
  'midi',
  'pointerLock',
  'openExternal',
  'fileSystem',
  'hid',
  'serial',
  'usb',
  'display-capture',
  'unknown',
  'one-that-does-not-exist-yet',
  'constructor',
])('%s is refused', (permission) => {
  expect(isPermissionGranted(permission)).toBe(false);
});

test.for([
  ['runAsNode', false],
  ['enableNodeOptionsEnvironmentVariable', false],
  ['enableNodeCliInspectArguments', false],
  ['onlyLoadAppFromAsar', true],
  ['enableEmbeddedAsarIntegrityValidation', true],
  ['enableCookieEncryption', true],
  ['grantFileProtocolExtraPrivileges', false],
] as const)('the fuse %s is %s, and the package is made so', ([name, value]) => {
  expect(fuses[name]).toBe(value);
  expect(config.electronFuses?.[name]).toBe(value);
});

test('the package is an archive, and beside it lies only what other programs read', () => {
  expect(config.asar).toBe(true);
  expect(config.asarUnpack).toEqual(
    expect.arrayContaining(['src-trainer/**', 'src-shared/**', 'resources/**', 'node_modules/**']),
  );
  expect(config.publish).toBeNull();
});

test.for(['en', 'es'] as const)('every entry of the %s menu has a word', (language) => {
  const entries = menuTemplate(language).flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu : [],
  );
  expect(entries.length).toBeGreaterThan(10);
  for (const entry of entries) {
    if (entry.type !== 'separator') expect(entry.label).toMatch(/\S/);
  }
});

test('the menu leaves undo and redo to the document', () => {
  const roles = menuTemplate('en').flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu.map(({ role }) => role) : [],
  );
  expect(roles).not.toContain('undo');
  expect(roles).not.toContain('redo');
  expect(roles).not.toContain('toggleDevTools');
});
