import { progressSchema, type Checkpoint } from './checkpoint.ts';
import { checksum } from './checksum.ts';
import { decodeSafetensors, encodeSafetensors } from './safetensors.ts';

/** A checkpoint as a safetensors file; the progress and a checksum of the tensors stand in its metadata. */
export function encodeCheckpoint({ progress, tensors }: Checkpoint): Uint8Array<ArrayBuffer> {
  return encodeSafetensors({
    tensors,
    metadata: { progress: JSON.stringify(progress), crc32: checksum(tensors) },
  });
}

/** Reads what `encodeCheckpoint` wrote. Throws where a single bit of it is wrong. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, metadata } = decodeSafetensors(bytes);
  if (metadata['crc32'] !== checksum(tensors)) throw new RangeError('the checksum does not fit');
  const progress = progressSchema.parse(JSON.parse(metadata['progress'] ?? ''));
  return { progress, tensors };
}
