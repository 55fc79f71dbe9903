/** More characters at once than this overflow the stack of some engines. */
const chunk = 8192;

/** Float32 numbers, little-endian, in base64. */
export function encodeFloats(numbers: Float32Array<ArrayBuffer>): string {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCodePoint(...bytes.subarray(at, at + chunk));
  return btoa(text);
}
