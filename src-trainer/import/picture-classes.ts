import type { SetFile } from './file-set.ts';

/** A picture of a data set that is to be: its class is the folder that it lies in. */
export type ClassedFile = {
  readonly file: SetFile;
  readonly className: string;
  /** Which part it belongs to, where the folders say. */
  readonly part: 'train' | 'test' | undefined;
};

const trainFolder = /^(train|training|entrenamiento)$/i;
const testFolder = /^(test|testing|val|valid|validation|prueba|validaci[oó]n)$/i;
const pictureName = /\.(png|jpe?g)$/i;

/** Whether a name is that of a picture which can be read. */
export function isPictureName(name: string): boolean {
  return pictureName.test(name);
}

/** The class and the part of a file: `flores/train/rosa/1.png` is a `rosa` to be learned from. */
export function classOf(file: SetFile): ClassedFile | undefined {
  const folders = file.name.split('/').slice(0, -1);
  const className = folders.at(-1);
  if (className === undefined || partOf(className) !== undefined) return undefined;
  const parts = folders.slice(0, -1).map(partOf);
  return { file, className, part: parts.findLast((part) => part !== undefined) };
}

function partOf(folder: string): 'train' | 'test' | undefined {
  if (trainFolder.test(folder)) return 'train';
  return testFolder.test(folder) ? 'test' : undefined;
}
