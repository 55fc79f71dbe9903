import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { ProblemError } from '../../src-shared/problem.ts';
import type { GivenData } from '../../src-shared/protocol/import-messages.ts';
import type { Files } from './files.ts';

/** Files of a window on their way to become a data set. */
export type Upload = {
  readonly given: Extract<GivenData, { kind: 'files' }>;
  /** Aborted when the window does not want them any more. */
  readonly cancelled: AbortController;
};

/**
 * What windows send to be imported: in a folder each, as `0`, `1`, ..., so that no name of a window's becomes a
 * name on the disk. The folders are named so that those of a host that was killed are swept away.
 */
export type Uploads = {
  /** Throws `uploads-too-many` where too many have not been imported or discarded. */
  readonly begin: (title: string, names: readonly string[]) => Promise<string>;
  /** Adds bytes to one of the files. Throws `upload-unknown` or `upload-too-large`. */
  readonly add: (uploadId: string, file: number, bytes: Uint8Array) => Promise<void>;
  /** Throws `upload-unknown`. */
  readonly find: (uploadId: string) => Upload;
  readonly discard: (uploadId: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const mostBytes = 8 * 1024 ** 3;
const mostOpen = 16;

export function createUploads({
  files,
  folder,
}: {
  readonly files: Files;
  readonly folder: string;
}): Uploads {
  const uploads = new Map<string, Upload & { bytes: number }>();

  const find = (uploadId: string): Upload & { bytes: number } => {
    const upload = uploads.get(uploadId);
    if (upload === undefined) throw new ProblemError('upload-unknown');
    return upload;
  };

  const discard = async (uploadId: string): Promise<void> => {
    const upload = uploads.get(uploadId);
    uploads.delete(uploadId);
    upload?.cancelled.abort();
    if (upload !== undefined) await files.remove(upload.given.folder);
  };

  return {
    find,
    discard,
    begin: async (title, names) => {
      if (uploads.size >= mostOpen) throw new ProblemError('uploads-too-many', { most: mostOpen });
      const uploadId = randomBytes(4).toString('hex');
      const place = join(folder, `.upload.${process.pid}-${uploadId}.tmp`);
      const given = { kind: 'files' as const, folder: place, names: [...names], title };
      uploads.set(uploadId, { given, cancelled: new AbortController(), bytes: 0 });
      try {
        await files.makeFolder(place);
        // A file of no bytes is never sent, and is there all the same.
        for (const index of names.keys()) {
          await files.appendScratch(join(place, String(index)), new Uint8Array(0));
        }
      } catch (error) {
        await discard(uploadId);
        throw error;
      }
      return uploadId;
    },
    add: async (uploadId, file, bytes) => {
      const upload = find(uploadId);
      if (file >= upload.given.names.length) throw new ProblemError('upload-unknown');
      upload.bytes += bytes.length;
      if (upload.bytes > mostBytes)
        throw new ProblemError('upload-too-large', { limit: mostBytes });
      await files.appendScratch(join(upload.given.folder, String(file)), bytes);
    },
    close: async () => {
      await Promise.all([...uploads.keys()].map(discard));
    },
  };
}
