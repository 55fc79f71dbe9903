export type TarPart = {
  readonly name: string;
  readonly content?: Buffer | string;
  /** The kind of entry: `0` a file, `2` a link, `5` a folder, `x` words about the next entry. */
  readonly type?: string;
  readonly prefix?: string;
  readonly linkTo?: string;
  /** What the header says of the length, where that is not the truth. */
  readonly declaredLength?: string;
};

const block = 512;

/** Writes a tar archive from scratch, so that the reader is not held against itself. Not yet packed with gzip. */
export function makeTar(parts: readonly TarPart[]): Buffer {
  const blocks = parts.flatMap(({ content = '', ...part }) => {
    const bytes = Buffer.from(content);
    const padding = Buffer.alloc((block - (bytes.length % block)) % block);
    return [makeHeader(part, bytes.length), bytes, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * block)]);
}

function makeHeader(part: Omit<TarPart, 'content'>, length: number): Buffer {
  const { name, type = '0', prefix = '', linkTo = '', declaredLength } = part;
  const header = Buffer.alloc(block);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  header.write(declaredLength ?? `${length.toString(8).padStart(11, '0')}\0`, 124, 12);
  header.write(type, 156, 1);
  header.write(linkTo, 157, 100);
  header.write('ustar\u000000', 257);
  header.write(prefix, 345, 155);
  const sum = header.fill(' ', 148, 156).reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
