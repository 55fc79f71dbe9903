import { z } from 'zod';

/**
 * An engine pack: a folder in the user's cache with the libraries of an engine, their licence notices, what
 * was built against them and a manifest of hashes. The host installs packs, the trainer loads them; both
 * know them by this file.
 */

/** The engines that come as packs, fastest first. */
export const packIds = ['tensorflow-gpu', 'tensorflow', 'webgpu'] as const;
export type PackId = (typeof packIds)[number];

/** The TensorFlow that packs carry, and the TensorFlow.js whose binding they build. */
export const tensorflowVersion = '2.18.1';
export const tfjsVersion = '4.22.0';
/** The level of Node's stable binary interface the binding is built for: any Node from 12.22 on loads it. */
export const napiVersion = 8;
/** The npm package `webgpu` that Dawn comes in. */
export const dawnVersion = '0.6.2';

/** The name of the folder, under the packs' folder, of an engine's pack for a platform such as `linux-x64`. */
export function packFolderName(platform: string, engine: PackId = 'tensorflow'): string {
  return `${packFolderPrefix(engine)}${packVersion(engine)}-${platform}`;
}

/** What the folders of an engine's packs begin with, whatever their version. */
export function packFolderPrefix(engine: PackId): string {
  switch (engine) {
    case 'tensorflow':
      return 'tensorflow-cpu-';
    case 'tensorflow-gpu':
      return 'tensorflow-gpu-';
    case 'webgpu':
      return 'webgpu-';
  }
}

function packVersion(engine: PackId): string {
  return engine === 'webgpu' ? dawnVersion : `${tensorflowVersion}-tfjs-${tfjsVersion}`;
}

/** File names inside a pack. */
export const packManifestFile = 'manifest.json';
export const packBindingFile = 'lib/tfjs_binding.node';
/** Lienzo's own operations of TensorFlow (`src-trainer/engine/native`), in the packs that have them. */
export const packOperationsFile = 'lib/lienzo_operations.node';
export const packDawnFile = 'lib/dawn.node';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const common = {
  format: z.literal(1),
  /** `linux-x64`, `darwin-arm64`, ... */
  platform: z.string(),
  /** Every other file of the pack by its path inside it, with `/` between folders. */
  files: z.record(z.string(), z.strictObject({ bytes: z.int().min(0), sha256 })),
};

const tensorflowManifestSchema = z.strictObject({
  ...common,
  /** Absent in packs that were made before there was a second engine. */
  engine: z.enum(['tensorflow', 'tensorflow-gpu']).default('tensorflow'),
  tensorflow: z.string(),
  tfjs: z.string(),
  napi: z.int(),
  /** What our own sources and the binding's and the way of building them hash to; another value means: build anew. */
  bindingSha256: sha256,
  /** Why `packOperationsFile` could not be built; absent where it was. */
  operationsFailure: z.string().optional(),
  /** The wheel's hash; of several wheels, the hash of their hashes in their order. */
  wheelSha256: sha256,
});
export type TensorflowManifest = z.infer<typeof tensorflowManifestSchema>;

const webgpuManifestSchema = z.strictObject({
  ...common,
  engine: z.literal('webgpu'),
  dawn: z.string(),
});

/** `manifest.json` of a pack: written last, so a folder without one is no pack. */
export const packManifestSchema = z.union([tensorflowManifestSchema, webgpuManifestSchema]);
export type PackManifest = z.infer<typeof packManifestSchema>;

/** Every file of a pack, its manifest left aside. */
export type PackFiles = PackManifest['files'];

/**
 * The environment that a process with TensorFlow is started in. TensorFlow reads it while its library is
 * loaded: nothing but errors on stderr, and no note about rounding.
 */
export const tensorflowEnvironment = {
  TF_CPP_MIN_LOG_LEVEL: '2',
} as const satisfies Readonly<Record<string, string>>;
