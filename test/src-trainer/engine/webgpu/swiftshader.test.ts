import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { expect, test } from 'vitest';

import { packsFolder } from '../../../../src-main/host/engines/packs-folder.ts';
import { platformName } from '../../../../src-main/host/engines/platform-name.ts';
import { readPack } from '../../../../src-main/host/engines/read-pack.ts';
import { runChild } from '../../../../src-main/host/engines/run-child.ts';
import { deviceLostExitCode } from '../../../../src-shared/protocol/engine.ts';
import { openWasm } from '../../../../src-trainer/engine/wasm/open-wasm.ts';
import { findSwiftShader } from '../../../tool-chain/find-swiftshader.ts';
import { temporaryFolder, trainHere } from '../../run-in-process.ts';
import { pointsSpec } from '../../small-run.ts';
import { averageGradient } from './average-gradient.ts';

const swiftShader = findSwiftShader();
const pack = readPack(packsFolder(), platformName(), 'webgpu');
const child = new URL('./swiftshader-child.ts', import.meta.url).pathname;
/** Every shader is compiled for the processor first. */
const shadersMs = 120_000;

/** Runs the child where WebGPU is the only engine that is installed. */
async function runOn(environment: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const packs = mkdtempSync(join(tmpdir(), 'lienzo-webgpu-'));
  symlinkSync(pack.folder, join(packs, basename(pack.folder)));
  const result = await runChild(process.execPath, [child, packs, ...words], { environment });
  rmSync(packs, { recursive: true });
  return result;
}

if (pack.state !== 'ready' || swiftShader === undefined) {
  test('WebGPU is not tried here, since it or SwiftShader is not installed', () => {
    console.log('The engine webgpu or SwiftShader is not installed here: WebGPU was not tried.');
    expect(pack.state === 'ready' && swiftShader !== undefined).toBe(false);
  });
} else {
  const answerOf = async (...words: readonly string[]): Promise<unknown> => {
    const { stdout, stderr } = await runOn(swiftShader, ...words);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  };

  test('asked for by name, WebGPU opens on a program that plays a card, and says which', async () => {
    expect(await answerOf('webgpu', 'open')).toMatchObject({
      id: 'webgpu',
      device: 'CPU, google swiftshader',
      driver: expect.stringContaining('SwiftShader') as string,
    });
  });

  test('by itself nobody gets a program that plays a card: the next engine is taken, and why is known', async () => {
    expect(await answerOf('auto', 'open')).toMatchObject({
      id: 'wasm',
      notUsed: [
        { id: 'tensorflow-gpu' },
        { id: 'tensorflow', reason: { code: 'engine-pack-missing' } },
        {
          id: 'webgpu',
          reason: {
            code: 'engine-webgpu-software',
            details: { device: 'CPU, google swiftshader' },
          },
        },
      ],
    });
  });

  test('without a driver for Vulkan the refusal says what is wanting', async () => {
    const nowhere = { ...swiftShader, VK_ICD_FILENAMES: '/none', VK_DRIVER_FILES: '/none' };
    const { stdout } = await runOn(nowhere, 'webgpu', 'open');
    expect(JSON.parse(stdout)).toEqual({ code: 'engine-webgpu-no-adapter', details: {} });
  });

  test(
    'from the same weights a network trains on WebGPU as on wasm: the first loss within 1e-5, the next near it',
    async () => {
      const onWebGpu = (await answerOf('webgpu', 'train')) as number[];
      const engine = await openWasm();
      const { points } = await trainHere(await temporaryFolder(), pointsSpec(), {
        engine,
        maxSteps: 3,
      });
      engine.dispose();
      const onWasm = points.map(([, , loss]) => loss!);
      expect(onWebGpu).toHaveLength(3);
      expect(Math.abs(onWebGpu[0]! - onWasm[0]!)).toBeLessThan(1e-5);
      for (const [step, loss] of onWasm.entries())
        expect(Math.abs(onWebGpu[step]! - loss)).toBeLessThan(1e-4);
      expect(new Set(onWebGpu).size).toBe(3);
    },
    shadersMs,
  );

  test(
    'the gradient of an average over the edge is the mended one on WebGPU too',
    async () => {
      const onWebGpu = (await answerOf('webgpu', 'average-gradient')) as number[];
      const engine = await openWasm();
      const onWasm = averageGradient();
      engine.dispose();
      expect(onWebGpu).toHaveLength(25);
      for (const [index, value] of onWasm.entries()) expect(onWebGpu[index]).toBeCloseTo(value, 5);
      // Nine outputs, each of which gives its gradient to the picture whole.
      expect(onWebGpu.reduce((sum, value) => sum + value, 0)).toBeCloseTo(9, 4);
    },
    shadersMs,
  );

  test(
    'what is too large for the device is told as such and never as zeros, and it goes on after that',
    async () => {
      expect(await answerOf('webgpu', 'too-large')).toEqual({
        problems: [{ code: 'out-of-memory', details: {} }],
        after: 10_000,
      });
    },
    shadersMs,
  );

  test('a device that is lost ends the process with its own exit code and says so', async () => {
    const { exitCode, stdout, stderr } = await runOn(swiftShader, 'webgpu', 'lose');
    expect(stdout).toBe('');
    expect(exitCode).toBe(deviceLostExitCode);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^device lost: /);
  });
}
