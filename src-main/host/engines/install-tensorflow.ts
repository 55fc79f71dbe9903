import { mkdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import {
  napiVersion,
  packBindingFile,
  packOperationsFile,
  tensorflowVersion,
  tfjsVersion,
  type PackFiles,
  type TensorflowManifest,
} from '../../../src-shared/protocol/engine-pack.ts';
import { ProblemError } from '../../../src-shared/problem.ts';
import { findTrainerProgram } from '../trainer-launch.ts';
import { buildBinding, buildOperations, findCompiler, hashBinding } from './binding-build.ts';
import { checkThatPackLoads } from './load-check.ts';
import { findNodeHeaders } from './node-headers.ts';
import {
  installPack,
  refuseFullDisk,
  type Building,
  type InstallOptions,
} from './pack-installation.ts';
import { platformName } from './platform-name.ts';
import { hashFile } from './read-pack.ts';
import { reuseLibraries } from './reuse-libraries.ts';
import { extractWheel } from './wheel-contents.ts';
import { downloadWheels, findPip, findWheelFile, openWheel } from './wheel-source.ts';
import type { Wheels } from './wheel.ts';
import { downloadBytes, findWheels, hashWheels } from './wheels.ts';

type TensorflowEngine = TensorflowManifest['engine'];

/** The unpacked libraries, the binding and some room for the compiler's own files. */
const packBytes = {
  tensorflow: 800e6,
  'tensorflow-gpu': 4_200e6,
} as const satisfies Record<TensorflowEngine, number>;

/**
 * Installs TensorFlow, for the processor or for NVIDIA's cards: fetch the wheels, verify, extract, compile the
 * binding, load it once. Of a pack that is stale only the binding is built anew.
 * Throws a `ProblemError` for whatever stands in the way.
 */
export async function installTensorflow(
  options: InstallOptions & { readonly engine?: TensorflowEngine } = {},
): Promise<void> {
  const { engine = 'tensorflow' } = options;
  const platform = platformName();
  const wheels = findWheels(engine, platform);
  if (wheels === undefined) throw new ProblemError('engine-no-wheel', { engine, platform });
  await installPack(engine, { ...options, neededBytes: packBytes[engine] }, (building) =>
    fillPack(building, engine, wheels, options),
  );
}

async function fillPack(
  building: Building,
  engine: TensorflowEngine,
  wheels: Wheels,
  options: InstallOptions,
): Promise<TensorflowManifest> {
  const { pack, packs, platform } = building;
  const { signal, onProgress: report = () => undefined } = options;
  const nodePath = options.nodePath ?? findTrainerProgram().node;
  // What is wanting is said before anything is downloaded for nothing.
  await findCompiler(signal);
  findNodeHeaders(nodePath);
  const files =
    (await reuseLibraries(packs, wheels, pack)) ??
    (await unpackWheels(building, engine, wheels, options));
  report({ phase: 'compile' });
  await buildBinding(pack, wheels[0], { nodePath, signal });
  // Our own operations calculate on the processor; on a card TensorFlow's are faster.
  const hasOperations = engine === 'tensorflow';
  const failure = hasOperations
    ? await buildOperations(pack, wheels[0], { nodePath, signal })
    : undefined;
  report({ phase: 'load' });
  await checkThatPackLoads(pack, engine, { nodePath, signal });
  const built =
    hasOperations && failure === undefined
      ? [packBindingFile, packOperationsFile]
      : [packBindingFile];
  for (const file of built) {
    const { size, sha256 } = await hashFile(join(pack, file));
    files[file] = { bytes: size, sha256 };
  }
  return {
    format: 1,
    engine,
    tensorflow: tensorflowVersion,
    tfjs: tfjsVersion,
    napi: napiVersion,
    platform,
    bindingSha256: hashBinding(),
    wheelSha256: hashWheels(wheels),
    ...(failure !== undefined && { operationsFailure: failure }),
    files,
  };
}

async function unpackWheels(
  { staging, pack }: Building,
  engine: TensorflowEngine,
  wheels: Wheels,
  options: InstallOptions,
): Promise<PackFiles> {
  const { signal, from, onProgress: report = () => undefined } = options;
  const folder = join(staging, 'download');
  const paths =
    from === undefined
      ? await download(staging, folder, engine, wheels, options)
      : wheels.map((wheel) => findWheelFile(from, wheel));
  if (from !== undefined) await refuseFullDisk(staging, packBytes[engine]);

  // What was verified is what is read: the files stay open, and a downloaded one goes as soon as it is unpacked.
  const opened: FileHandle[] = [];
  const total = downloadBytes(wheels);
  const shareOf = (phase: 'verify' | 'extract', index: number) => {
    const before = downloadBytes(wheels.slice(0, index));
    const bytes = wheels[index]?.downloadBytes ?? 0;
    return (share: number) => report({ phase, share: (before + share * bytes) / total });
  };
  try {
    for (const [index, wheel] of wheels.entries()) {
      const onShare = shareOf('verify', index);
      opened.push(await openWheel(paths[index] ?? '', wheel, { signal, onShare }));
    }
    const files: PackFiles = {};
    for (const [index, wheel] of wheels.entries()) {
      const file = opened[index];
      if (file === undefined) continue;
      const onShare = shareOf('extract', index);
      Object.assign(files, await extractWheel(file, wheel, pack, { signal, onShare }));
      await file.close();
      if (from === undefined) await rm(join(folder, wheel.fileName), { force: true });
    }
    return files;
  } finally {
    await Promise.all(opened.map((file) => file.close()));
  }
}

async function download(
  staging: string,
  folder: string,
  engine: TensorflowEngine,
  wheels: Wheels,
  { signal, onProgress: report = () => undefined }: InstallOptions,
): Promise<readonly string[]> {
  if (process.env['LIENZO_OFFLINE'] === '1') throw new ProblemError('engine-offline', { engine });
  await findPip(signal);
  const total = downloadBytes(wheels);
  const megabytes = Math.round(total / 1e6);
  await refuseFullDisk(staging, packBytes[engine] + total);
  await mkdir(folder);
  report({ phase: 'download', share: 0, megabytes });
  const onBytes = (bytes: number): void =>
    report({ phase: 'download', share: Math.min(1, bytes / total), megabytes });
  return downloadWheels(wheels, folder, { signal, onBytes });
}
