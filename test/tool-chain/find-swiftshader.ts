import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { findBrowser } from './find-browser.ts';

/** What Chromium brings along: the loader of Vulkan, a driver that draws on the processor, and where that lies. */
const parts = ['libvulkan.so.1', 'libvk_swiftshader.so', 'vk_swiftshader_icd.json'];

/**
 * The environment in which a process on Linux finds SwiftShader as its only graphics card; `undefined` where it
 * does not lie beside the browser.
 */
export function findSwiftShader(): Readonly<Record<string, string>> | undefined {
  const browser = findBrowser();
  const folders = ['/usr/lib/chromium', '/usr/lib/chromium-browser', '/opt/google/chrome'];
  if (browser !== undefined) folders.unshift(dirname(realpathSync(browser)));
  const folder = folders.find((one) => parts.every((part) => existsSync(join(one, part))));
  if (folder === undefined) return undefined;
  const driver = join(folder, 'vk_swiftshader_icd.json');
  return { LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: driver, VK_DRIVER_FILES: driver };
}
