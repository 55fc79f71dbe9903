import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type BackendValues } from '@tensorflow/tfjs-core';

import { mapBufferNow } from './map-buffer-now.ts';

/** What a device says of a buffer that it cannot make: its memory is full, or it is larger than any may be. */
const tooLarge = /out of memory|exceeds the max buffer size/i;

/**
 * TensorFlow.js' backend for WebGPU with a synchronous read that works in Node. The package's own draws the
 * buffer on a canvas, which there is none of.
 *
 * A device that cannot do what it is asked goes on and gives zeros. So the first fault is kept, and the next read
 * throws it: `Error` with the device's words, which begin with `out of memory` where that was it.
 */
export class NodeWebGpuBackend extends WebGPUBackend {
  /** Called instead of a read that a lost device cannot answer. */
  readonly #onLost: () => never;
  #fault: string | undefined;

  constructor(device: GPUDevice, info: GPUAdapterInfo, onLost: () => never) {
    super(device, info);
    this.#onLost = onLost;
    device.onuncapturederror = (event: GPUUncapturedErrorEvent) => {
      event.preventDefault();
      this.#fault ??= event.error.message.split('\n', 1)[0] ?? '';
    };
  }

  // The numbers come at once, so that nobody waits for a read while another is asked for.
  override read(dataId: object): Promise<BackendValues> {
    return Promise.resolve().then(() => this.readSync(dataId));
  }

  override readSync(dataId: object): BackendValues {
    const { values, dtype, resource } = this.tensorMap.get(dataId);
    // Set once they were read or while they were never sent, whatever the type says.
    const known = values as BackendValues | null | undefined;
    if (known !== null && known !== undefined) return known;
    // Complex numbers have two buffers and strings none; no operation of ours makes either.
    if (resource === undefined || !('mapState' in resource))
      throw new Error(`a tensor of type ${dtype} cannot be read here`);
    const { size } = resource;
    const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ;
    const staging = this.bufferManager.acquireBuffer(size, usage);
    this.ensureCommandEncoderReady();
    this.endComputePassEncoder();
    this.submitQueue();
    const encoder = this.device.createCommandEncoder();
    encoder.copyBufferToBuffer(resource, 0, staging, 0, size);
    this.queue.submit([encoder.finish()]);
    if (!mapBufferNow(staging)) {
      this.#throwFault();
      this.#onLost();
    }
    const bytes = staging.getMappedRange().slice(0);
    staging.unmap();
    this.bufferManager.releaseBuffer(staging);
    this.#throwFault();
    const read = util.convertBackendValuesAndArrayBuffer(bytes, dtype);
    this.tensorMap.get(dataId).values = read;
    return read;
  }

  #throwFault(): void {
    const fault = this.#fault;
    if (fault === undefined) return;
    this.#fault = undefined;
    throw new Error(tooLarge.test(fault) ? `out of memory: ${fault}` : `WebGPU: ${fault}`);
  }
}
