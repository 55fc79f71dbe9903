import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { findWheel } from '../../../../src-main/host/engines/wheels.ts';
import { tensorflowVersion, tfjsVersion } from '../../../../src-shared/protocol/engine-pack.ts';

test.each(['linux-x64', 'linux-arm64', 'darwin-arm64'])(
  '%s has a wheel, pinned by hash',
  (platform) => {
    const wheel = findWheel(platform)!;
    expect(wheel.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(wheel.fileName).toContain(`-${tensorflowVersion}-cp312-`);
    for (const pipPlatform of wheel.pipPlatforms) expect(wheel.fileName).toContain(pipPlatform);
  },
);

test.each(['win32-x64', 'linux-x64-musl', 'darwin-x64', 'constructor'])(
  '%s has none',
  (platform) => {
    expect(findWheel(platform)).toBeUndefined();
  },
);

test('the binding is that of the TensorFlow.js which is installed', () => {
  const manifest = createRequire(import.meta.url).resolve('@tensorflow/tfjs-node-gpu/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  expect(version).toBe(tfjsVersion);
  expect(existsSync(join(dirname(manifest), 'binding', 'tfjs_binding.cc'))).toBe(true);
});
