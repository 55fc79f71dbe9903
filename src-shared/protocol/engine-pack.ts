import { z } from 'zod';

/**
 * An engine pack: a folder in the user's cache with TensorFlow's libraries and the binding that was built
 * against them. The host installs packs, the trainer loads them; both know them by this file.
 */

/** The TensorFlow that packs carry, and the TensorFlow.js whose binding they build. */
export const tensorflowVersion = '2.18.1';
export const tfjsVersion = '4.22.0';
/** The level of Node's stable binary interface the binding is built for: any Node from 12.22 on loads it. */
export const napiVersion = 8;

/** The name of the folder, under the packs' folder, of the pack for a platform such as `linux-x64`. */
export function packFolderName(platform: string): string {
  return `tensorflow-cpu-${tensorflowVersion}-tfjs-${tfjsVersion}-${platform}`;
}

/** File names inside a pack. */
export const packManifestFile = 'manifest.json';
export const packBindingFile = 'lib/tfjs_binding.node';
/** Lienzo's own operations of TensorFlow (`src-trainer/engine/native`), in the packs that have them. */
export const packOperationsFile = 'lib/lienzo_operations.node';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `manifest.json` of a pack: written last, so a folder without one is no pack. */
export const packManifestSchema = z.strictObject({
  format: z.literal(1),
  tensorflow: z.string(),
  tfjs: z.string(),
  napi: z.int(),
  /** `linux-x64`, `darwin-arm64`, ... */
  platform: z.string(),
  /** What our own sources and the binding's and the way of building them hash to; another value means: build anew. */
  bindingSha256: sha256,
  /** Why `packOperationsFile` could not be built; absent where it was. */
  operationsFailure: z.string().optional(),
  wheelSha256: sha256,
  /** Every other file of the pack by its path inside it, with `/` between folders. */
  files: z.record(z.string(), z.strictObject({ bytes: z.int().min(0), sha256 })),
});
export type PackManifest = z.infer<typeof packManifestSchema>;

/**
 * The environment that a process with TensorFlow is started in. TensorFlow reads it while its library is
 * loaded: nothing but errors on stderr, and no note about rounding.
 */
export const tensorflowEnvironment = {
  TF_CPP_MIN_LOG_LEVEL: '2',
} as const satisfies Readonly<Record<string, string>>;
