import {
  diskFileSystem,
  type FileSystem,
  type OpenFile,
} from '../../../src-main/host/file-system.ts';

/** The disk, whose Nth step fails as it is told; what it did until then stays done. */
export function failAt(
  n: number,
  fail: 'throw' | 'short',
): { readonly disk: FileSystem; readonly steps: () => number } {
  let step = 0;
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    step += 1;
    if (step === n && fail === 'throw') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    return work();
  };
  const guardFile = (file: OpenFile): OpenFile => ({
    ...file,
    write: async (bytes) => {
      step += 1;
      if (step !== n) return file.write(bytes);
      // A disk that is full: half is there, and the error comes or does not.
      await file.write(bytes.subarray(0, bytes.length >> 1));
      if (fail === 'throw') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
    sync: () => guard(() => file.sync()),
    size: () => guard(() => file.size()),
    close: async () => {
      await file.close();
      await guard(() => Promise.resolve());
    },
  });
  const disk: FileSystem = {
    ...diskFileSystem,
    open: (path, flags) => guard(async () => guardFile(await diskFileSystem.open(path, flags))),
    syncFolder: (path) => guard(() => diskFileSystem.syncFolder(path)),
    rename: (from, to) => guard(() => diskFileSystem.rename(from, to)),
    makeFolder: (path) => guard(() => diskFileSystem.makeFolder(path)),
  };
  return { disk, steps: () => step };
}
