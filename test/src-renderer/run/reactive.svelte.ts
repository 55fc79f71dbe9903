/** Counts how often an effect runs that reads `read`, and keeps what it read last. */
export function countReads<T>(read: () => T): {
  count: number;
  last: T | undefined;
  stop: () => void;
} {
  const reads: { count: number; last: T | undefined; stop: () => void } = {
    count: 0,
    last: undefined,
    stop: () => undefined,
  };
  reads.stop = $effect.root(() => {
    $effect(() => {
      reads.last = read();
      reads.count += 1;
    });
  });
  return reads;
}

/** A value that whoever reads it follows. */
export function reactive<T>(first: T): { value: T } {
  let value = $state.raw(first);
  return {
    get value() {
      return value;
    },
    set value(next) {
      value = next;
    },
  };
}
