/** Red, green and blue of 0 to 1, `[pixels, 3]`, as bytes with full opacity, `[pixels, 4]`. */
export function colourPixels(data: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray((data.length / 3) * 4);
  for (let pixel = 0; pixel * 3 < data.length; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      pixels[pixel * 4 + channel] = (data[pixel * 3 + channel] ?? 0) * 255;
    }
    pixels[pixel * 4 + 3] = 255;
  }
  return pixels;
}
