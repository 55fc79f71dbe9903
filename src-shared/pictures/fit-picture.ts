/** A decoded picture: `[height, width, 4]`, red, green, blue and alpha, 0 to 255. */
export type Picture = {
  readonly height: number;
  readonly width: number;
  readonly rgba: Uint8Array;
};

/** One channel, `[height, width]`, flat, 0 (black) to 1 (white). */
export type GreyImage = {
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array<ArrayBuffer>;
};

/** What was done to a picture to make it fit. */
export type PictureSteps = {
  readonly from: { readonly height: number; readonly width: number };
  /** It was dark on light and is light on dark now. */
  readonly isInverted: boolean;
  /** It had other proportions, and black was added at two of its sides. */
  readonly isPadded: boolean;
  readonly isResized: boolean;
};

/**
 * Makes a picture fit a network that was trained on white digits on black: grey; inverted where its edge is
 * light, as paper is; resized by area averaging to what fits into `[height, width]` in its own proportions;
 * the rest black, the picture in the middle.
 */
export function fitPicture(
  picture: Picture,
  height: number,
  width: number,
): { readonly values: Float32Array<ArrayBuffer>; readonly steps: PictureSteps } {
  const grey = toGrey(picture);
  const isInverted = hasLightEdge(grey);
  const scale = Math.min(height / grey.height, width / grey.width);
  const resized = resizeByArea(
    isInverted ? invert(grey) : grey,
    Math.max(1, Math.round(grey.height * scale)),
    Math.max(1, Math.round(grey.width * scale)),
  );
  const steps: PictureSteps = {
    from: { height: grey.height, width: grey.width },
    isInverted,
    isPadded: resized.height !== height || resized.width !== width,
    isResized: resized.height !== grey.height || resized.width !== grey.width,
  };
  return { values: placeInMiddle(resized, height, width), steps };
}

/**
 * The picture's luma, what is transparent lying on black if the visible part is light, else on white, so
 * that a drawing without a background keeps its contrast.
 *
 * Source: ITU-R BT.601, the weights of red, green and blue.
 */
function toGrey(picture: Picture): GreyImage {
  const { height, width, rgba } = picture;
  const values = new Float32Array(height * width);
  let weight = 0;
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) {
    const red = rgba[4 * at] ?? 0;
    const green = rgba[4 * at + 1] ?? 0;
    const blue = rgba[4 * at + 2] ?? 0;
    const alpha = (rgba[4 * at + 3] ?? 255) / 255;
    const luma = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
    values[at] = alpha * luma;
    weight += alpha;
    sum += alpha * luma;
  }
  const background = sum > weight / 2 ? 0 : 1;
  if (background === 0 || weight === values.length) return { height, width, values };
  for (let at = 0; at < values.length; at += 1) {
    values[at] = (values[at] ?? 0) + 1 - (rgba[4 * at + 3] ?? 255) / 255;
  }
  return { height, width, values };
}

/** Whether the picture's edge is light: its outermost pixels are above one half on average. */
function hasLightEdge(image: GreyImage): boolean {
  const { height, width, values } = image;
  let sum = 0;
  let count = 0;
  for (let y = 0; y < height; y += 1) {
    const isEdgeRow = y === 0 || y === height - 1;
    for (let x = 0; x < width; x += isEdgeRow || width === 1 ? 1 : width - 1) {
      sum += values[y * width + x] ?? 0;
      count += 1;
    }
  }
  return sum > count / 2;
}

/** White becomes black. */
function invert(image: GreyImage): GreyImage {
  return { ...image, values: image.values.map((value) => 1 - value) };
}

/** The picture in the middle of a black one that is at least as large. */
function placeInMiddle(image: GreyImage, height: number, width: number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(height * width);
  const top = Math.floor((height - image.height) / 2);
  const left = Math.floor((width - image.width) / 2);
  for (let y = 0; y < image.height; y += 1) {
    const row = image.values.subarray(y * image.width, (y + 1) * image.width);
    values.set(row, (top + y) * width + left);
  }
  return values;
}

/**
 * The picture at another size: every new pixel is the mean of the area it covers (of parts of pixels too),
 * so that nothing thin gets lost. Enlarged, pixels become rectangles.
 */
export function resizeByArea(image: GreyImage, height: number, width: number): GreyImage {
  if (image.height === height && image.width === width) return image;
  const columns = averageRows(image.values, image.height, image.width, height);
  const turned = averageRows(transpose(columns, height, image.width), image.width, height, width);
  return { height, width, values: transpose(turned, width, height) };
}

/** `[rows, length]` to `[newRows, length]`, each new row the mean of the old ones it covers. */
function averageRows(
  values: Float32Array,
  rows: number,
  length: number,
  newRows: number,
): Float32Array<ArrayBuffer> {
  const averaged = new Float32Array(newRows * length);
  const scale = rows / newRows;
  for (let row = 0; row < newRows; row += 1) {
    const top = row * scale;
    const bottom = Math.min(rows, top + scale);
    for (let from = Math.floor(top); from < bottom; from += 1) {
      const share = (Math.min(bottom, from + 1) - Math.max(top, from)) / scale;
      for (let at = 0; at < length; at += 1) {
        const to = row * length + at;
        averaged[to] = (averaged[to] ?? 0) + share * (values[from * length + at] ?? 0);
      }
    }
  }
  return averaged;
}

/** `[rows, columns]` to `[columns, rows]`. */
function transpose(values: Float32Array, rows: number, columns: number): Float32Array<ArrayBuffer> {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      turned[column * rows + row] = values[row * columns + column] ?? 0;
    }
  }
  return turned;
}
