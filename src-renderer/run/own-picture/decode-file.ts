import type { Picture } from '../../../src-shared/pictures/fit-picture.ts';

/** Why a file is no picture that can be shown to a network. */
export type PictureFault = 'fileTooLarge' | 'noPicture' | 'pictureTooLarge';

const largestFileBytes = 32 * 1024 * 1024;
const largestPixels = 64_000_000;

/** Decodes a picture as the browser does, upright by its EXIF data, its colours as they stand in the file. */
export async function decodeFile(file: Blob): Promise<Picture | PictureFault> {
  if (file.size > largestFileBytes) return 'fileTooLarge';
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, {
      imageOrientation: 'from-image',
      colorSpaceConversion: 'none',
      premultiplyAlpha: 'none',
    });
  } catch {
    return 'noPicture';
  }
  try {
    const { height, width } = bitmap;
    if (height * width > largestPixels) return 'pictureTooLarge';
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) return 'noPicture';
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { height, width, rgba: new Uint8Array(data.buffer) };
  } finally {
    bitmap.close();
  }
}

/** The first picture among what was pasted or dropped. */
export function pictureIn(data: DataTransfer | null): File | undefined {
  const files = [...(data?.files ?? [])];
  return files.find(({ type }) => type.startsWith('image/')) ?? files[0];
}
