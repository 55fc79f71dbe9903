/** Up to `count` batches of one size from the batch numbered `from` on; the last one of an epoch may be smaller and then comes alone. */
export function cutBatches(
  order: Int32Array,
  size: number,
  from: number,
  count: number,
): Int32Array[] {
  const whole = Math.floor(order.length / size) - from;
  const wanted = Math.max(1, Math.min(count, whole));
  return Array.from({ length: wanted }, (_, index) => {
    const start = (from + index) * size;
    return order.subarray(start, Math.min(start + size, order.length));
  });
}
