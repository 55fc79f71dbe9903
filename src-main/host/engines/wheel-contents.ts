import { createHash } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { PackFiles } from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import type { Wheel } from './wheel.ts';
import { packFileMode } from './pack-installation.ts';
import { readZipDirectory, streamZipEntry, ZipError } from './zip-archive.ts';

/** The headers that the sources of the binding and of our own operations include, and those that they include. */
const headers = [
  'tensorflow/c/c_api.h',
  'tensorflow/c/c_api_macros.h',
  'tensorflow/c/eager/c_api.h',
  'tensorflow/c/experimental/stream_executor/stream_executor.h',
  'tensorflow/c/kernels.h',
  'tensorflow/c/ops.h',
  'tensorflow/c/tf_attrtype.h',
  'tensorflow/c/tf_buffer.h',
  'tensorflow/c/tf_datatype.h',
  'tensorflow/c/tf_status.h',
  'tensorflow/c/tf_tensor.h',
  'tensorflow/c/tf_tstring.h',
  'tensorflow/core/common_runtime/next_pluggable_device/c/tf_rendezvous_c_api.h',
  'tensorflow/core/platform/ctstring.h',
  'tensorflow/core/platform/ctstring_internal.h',
  'tsl/platform/ctstring.h',
  'tsl/platform/ctstring_internal.h',
  'tsl/platform/platform.h',
  'xla/tsl/c/tsl_status.h',
];

/**
 * What a pack takes out of a wheel: name in the wheel to our own path in the pack. A wheel's names never
 * become paths, and of its 12,000 files these are all that is ever written.
 */
export function wheelContents(wheel: Wheel): ReadonlyMap<string, string> {
  if ('contents' in wheel) return wheel.contents;
  const { libraries } = wheel;
  return new Map([
    ['tensorflow/include/LICENSE', 'licences/LICENSE'],
    ['tensorflow/THIRD_PARTY_NOTICES.txt', 'licences/THIRD_PARTY_NOTICES.txt'],
    ...headers.map((path): [string, string] => [`tensorflow/include/${path}`, `include/${path}`]),
    [`tensorflow/${libraries.framework}`, `lib/${libraries.framework}`],
    [`tensorflow/${libraries.cc}`, `lib/${libraries.cc}`],
  ]);
}

/**
 * Streams the wheel's parts into `folder` and says what was written. Throws `engine-wheel-broken` where
 * the archive lacks one of them or cannot be read.
 */
export async function extractWheel(
  file: FileHandle,
  wheel: Wheel,
  folder: string,
  { signal, onShare }: { signal?: AbortSignal | undefined; onShare: (share: number) => void },
): Promise<PackFiles> {
  try {
    const entries = new Map((await readZipDirectory(file)).map((entry) => [entry.name, entry]));
    const parts = [...wheelContents(wheel)].map(([name, path]) => {
      const entry = entries.get(name);
      if (entry === undefined) throw new ZipError(`${name} is missing`);
      return { entry, path };
    });
    const total = parts.reduce((sum, { entry }) => sum + entry.compressedBytes, 0);
    let done = 0;
    const onRead = (bytes: number) => onShare((done += bytes) / total);
    const files: PackFiles = {};
    for (const { entry, path } of parts) {
      const hash = createHash('sha256');
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await using target = await open(join(folder, path), 'wx', packFileMode(path));
      const write = async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          hash.update(chunk);
          await target.writeFile(chunk);
        }
        await target.sync();
      };
      await streamZipEntry(file, entry, write, { signal, onRead });
      files[path] = { bytes: entry.bytes, sha256: hash.digest('hex') };
    }
    return files;
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    throw new ProblemError('engine-wheel-broken', { reason: error.message });
  }
}
