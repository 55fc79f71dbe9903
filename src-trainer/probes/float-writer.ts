/** Numbers that travel behind a frame's header, one array behind the other. */
export type FloatWriter = {
  /** Adds numbers and says at which one they begin. */
  readonly add: (values: Float32Array) => number;
  /** All of them, little-endian. */
  readonly bytes: () => Uint8Array;
};

export function createFloatWriter(): FloatWriter {
  const parts: Float32Array[] = [];
  let length = 0;
  return {
    add: (values) => {
      parts.push(values);
      length += values.length;
      return length - values.length;
    },
    bytes: () => {
      const joined = new Float32Array(length);
      let offset = 0;
      for (const part of parts) {
        joined.set(part, offset);
        offset += part.length;
      }
      return new Uint8Array(joined.buffer);
    },
  };
}

/** An array of numbers, its axes as of a tensor. */
export type Block = { readonly shape: number[]; readonly values: Float32Array };

/** The first channels (last axis) of a block, as many as `limit` numbers allow, at least one. */
export function keepChannels({ shape, values }: Block, limit: number): Block {
  const channels = shape.at(-1) ?? 1;
  if (values.length <= limit) return { shape, values };
  const rows = values.length / channels;
  const kept = Math.max(1, Math.floor(limit / rows));
  const result = new Float32Array(rows * kept);
  for (let row = 0; row < rows; row += 1) {
    result.set(values.subarray(row * channels, row * channels + kept), row * kept);
  }
  return { shape: [...shape.slice(0, -1), kept], values: result };
}
