import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, expect, test } from 'vitest';

import { lookForNvidia } from '../../../../src-main/host/engines/find-nvidia.ts';
import { wordProblem } from '../../../../src-shared/messages/word-problem.ts';
import { nvidiaCardSchema } from '../../../../src-shared/protocol/engine.ts';
import { haveOnlyCommands } from './fake-commands.ts';
import { temporaryFolder, withEnvironment } from './temporary-folder.ts';

const platform = 'linux-x64';

beforeEach(() => withEnvironment({ CUDA_VISIBLE_DEVICES: undefined }));

/** A folder as Linux describes what is on the bus. */
function makeBus(devices: readonly { readonly vendor: string; readonly kind: string }[]): string {
  const folder = temporaryFolder();
  for (const [index, { vendor, kind }] of devices.entries()) {
    const device = join(folder, `0000:0${index}:00.0`);
    mkdirSync(device);
    writeFileSync(join(device, 'vendor'), `${vendor}\n`);
    writeFileSync(join(device, 'class'), `${kind}\n`);
  }
  return folder;
}

/** Looks on a machine whose driver's program does this. */
function look(script: string | undefined, pciFolder = makeBus([])) {
  haveOnlyCommands(script === undefined ? {} : { 'nvidia-smi': script });
  const found = lookForNvidia({ platform, pciFolder });
  if (!('code' in found)) return nvidiaCardSchema.parse(found);
  for (const language of ['es', 'en'] as const)
    expect(wordProblem(found, language)).not.toMatch(/[{}]/);
  return found;
}

const say = (...lines: readonly string[]): string =>
  lines.map((line) => `echo "${line}"`).join('\n');
const small = '0, GPU-1a2b3c4d-0000, NVIDIA GeForce GTX 1650, 550.54.14, 4096';
const large = '1, GPU-99887766-0000, NVIDIA GeForce RTX 4090, 550.54.14, 24564';
const largeCard = {
  index: 1,
  name: 'NVIDIA GeForce RTX 4090',
  driver: '550.54.14',
  memoryBytes: 24_564 * 1024 ** 2,
};

test('of several cards the one with the most memory is taken', () => {
  expect(look(say(small, large))).toEqual(largeCard);
  expect(look(say(large, small))).toEqual(largeCard);
});

test('CUDA_VISIBLE_DEVICES names another by its number or its own name, and hides all of them', () => {
  withEnvironment({ CUDA_VISIBLE_DEVICES: '0,1' });
  expect(look(say(small, large))).toMatchObject({ index: 0 });
  withEnvironment({ CUDA_VISIBLE_DEVICES: 'GPU-1a2b' });
  expect(look(say(small, large))).toMatchObject({ index: 0 });
  for (const hidden of ['', '-1']) {
    withEnvironment({ CUDA_VISIBLE_DEVICES: hidden });
    expect(look(say(small, large))).toMatchObject({ code: 'engine-nvidia-hidden' });
  }
});

test('a card that shares the machine’s memory has none of its own to be named', () => {
  expect(look(say('0, GPU-1, NVIDIA GB10, 580.95.05, [N/A]'))).toMatchObject({ memoryBytes: 0 });
});

test('a driver that is too old for CUDA 12 is named with the oldest that will do', () => {
  expect(look(say('0, GPU-1, NVIDIA GeForce GTX 1650, 470.256.02, 4096'))).toEqual({
    code: 'engine-nvidia-driver-old',
    details: { driver: '470.256.02', oldest: '525.60.13' },
  });
  expect(look(say('0, GPU-1, NVIDIA T4, 525.60.13, 15360'))).toMatchObject({ index: 0 });
  expect(look(say('0, GPU-1, NVIDIA T4, 1000.1, 15360'))).toMatchObject({ index: 0 });
});

test('no card and no driver is told from a card whose driver is missing', () => {
  expect(look(undefined)).toMatchObject({ code: 'engine-nvidia-none' });
  const others = makeBus([
    { vendor: '0x8086', kind: '0x030000' },
    // A sound card of NVIDIA's.
    { vendor: '0x10de', kind: '0x040300' },
  ]);
  expect(look(undefined, others)).toMatchObject({ code: 'engine-nvidia-none' });
  const card = makeBus([{ vendor: '0x10de', kind: '0x030200' }]);
  expect(look(undefined, card)).toMatchObject({ code: 'engine-nvidia-no-driver' });
  expect(look(undefined, join(card, 'nowhere'))).toMatchObject({ code: 'engine-nvidia-none' });
});

test('what the driver says when it fails is quoted', () => {
  const mismatch = 'Failed to initialize NVML: Driver/library version mismatch';
  expect(look(`${say(mismatch)}; exit 18`)).toEqual({
    code: 'engine-nvidia-driver-fails',
    details: { reason: mismatch },
  });
  expect(look('exit 9')).toEqual({
    code: 'engine-nvidia-driver-fails',
    details: { reason: 'exit 9' },
  });
  expect(look(say('what is this?'))).toMatchObject({ code: 'engine-nvidia-driver-fails' });
  expect(look(`${say('No devices were found')}; exit 6`)).toMatchObject({
    code: 'engine-nvidia-none',
  });
});

test.each(['linux-arm64', 'darwin-arm64', 'win32-x64', 'linux-x64-musl'])(
  'on %s nobody is asked, since there is no TensorFlow for its cards',
  (other) => {
    haveOnlyCommands({ 'nvidia-smi': say(large) });
    expect(lookForNvidia({ platform: other })).toEqual({
      code: 'engine-no-wheel',
      details: { engine: 'tensorflow-gpu', platform: other },
    });
  },
);
