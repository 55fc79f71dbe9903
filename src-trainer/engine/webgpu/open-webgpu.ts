import { exit } from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';

// The operations' gradients and the tensors' methods come with the whole package, not with its core.
import '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';

import { deviceLostExitCode } from '../../../src-shared/protocol/engine.ts';
import { dawnVersion } from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { Engine } from '../engine.ts';
import { loadDawn, unloadDawn } from './dawn.ts';
import { describeAdapter } from './describe-adapter.ts';

/** What the kernels may ask for; a device gives the least that is allowed unless it is told. */
const raisedLimits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/**
 * Opens WebGPU on whatever graphics card Dawn finds: Vulkan, Direct3D 12 or Metal.
 *
 * Throws the pack's problems, `engine-webgpu-no-adapter` where there is no card that it can use, and, unless
 * `allowsSoftware`, `engine-webgpu-software {device}` where a program plays the card, which is slower than the
 * engines for the processor. A device that is lost takes the process with it (`deviceLostExitCode`): what was
 * on it is gone, and a new process is the way to a new device.
 */
export async function openWebgpu(
  packsFolder: string,
  { allowsSoftware }: { readonly allowsSoftware: boolean },
): Promise<Engine> {
  // Loaded before there is a `navigator.gpu`: it would register a backend of its own.
  const { NodeWebGpuBackend } = await import('./node-webgpu-backend.ts');
  const { repairKernels } = await import('./repair-kernels.ts');
  repairKernels();
  const gpu = loadDawn(packsFolder);
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter === null) throw new ProblemError('engine-webgpu-no-adapter');
    // The types are of an older standard, which had a function for it.
    const { info, limits } = adapter as GPUAdapter & { readonly info: GPUAdapterInfo };
    const described = describeAdapter(info);
    if (described.isSoftware && !allowsSoftware)
      throw new ProblemError('engine-webgpu-software', { device: described.device });
    const device = await adapter.requestDevice({
      requiredLimits: Object.fromEntries(raisedLimits.map((name) => [name, limits[name]])),
    });
    // The device's own events are asked for in the next turn; a synchronous read wants them all for itself.
    await turn();
    let isGivenBack = false;
    void device.lost.then(({ message }) => {
      if (!isGivenBack) leaveWithoutDevice(message);
    });
    const backend = new NodeWebGpuBackend(device, info, () => leaveWithoutDevice(''));
    tf.registerBackend('webgpu', () => backend);
    await tf.setBackend('webgpu');
    return {
      id: 'webgpu',
      device: described.device,
      driver: described.driver,
      version: dawnVersion,
      tf,
      dispose: () => {
        isGivenBack = true;
        tf.removeBackend('webgpu');
        device.destroy();
        unloadDawn();
      },
    };
  } catch (error) {
    unloadDawn();
    throw error;
  }
}

/** Ends the process; its last line is the reason that people are told. */
function leaveWithoutDevice(reason: string): never {
  console.error(`device lost: ${reason.split('\n', 1)[0] ?? ''}`);
  return exit(deviceLostExitCode);
}
