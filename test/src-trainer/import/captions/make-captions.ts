import { captionsOf } from '../../../../src-trainer/datasets/load-scenes.ts';
import { drawScene } from '../../../../src-trainer/datasets/draw-scene.ts';
import { generateScene } from '../../../../src-trainer/datasets/generate-scenes.ts';
import { makeJpeg, makePng } from '../make-pictures.ts';

const side = 48;

/** Pictures of scenes as files, PNG and JPEG in turn, and what is said of them: the layout of COCO 2017. */
export function makeCocoFolder(count: number): {
  readonly pictures: Record<string, Uint8Array>;
  readonly json: {
    readonly info: object;
    readonly licenses: object[];
    readonly images: { id: number; file_name: string; height: number; width: number }[];
    readonly annotations: { id: number; image_id: number; caption: string }[];
  };
} {
  const pictures: Record<string, Uint8Array> = {};
  const images = [];
  const annotations = [];
  for (let index = 0; index < count; index += 1) {
    const scene = generateScene(9, index, 'trained');
    const pixels = new Uint8Array(side * side * 3);
    drawScene(pixels, scene, 9, 'scenes', index);
    const colour = (x: number, y: number): [number, number, number] => {
      const [red = 0, green = 0, blue = 0] = pixels.subarray(3 * (y * side + x));
      return [red, green, blue];
    };
    const make = index % 2 === 0 ? makePng : makeJpeg;
    const name = `${String(index).padStart(12, '0')}.${index % 2 === 0 ? 'png' : 'jpg'}`;
    pictures[`images/${name}`] = make(side, side, colour);
    images.push({ id: 1000 + index, file_name: name, height: side, width: side });
    for (const words of captionsOf(scene, 'en')) {
      const sentence = words.join(' ');
      const caption = `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
      annotations.push({ id: annotations.length + 1, image_id: 1000 + index, caption });
    }
  }
  return {
    pictures,
    json: { info: { year: 2017 }, licenses: [], images, annotations },
  };
}
