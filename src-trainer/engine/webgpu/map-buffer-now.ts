type Task = () => void;

/** While a device is at work, its events are asked for this often. */
const pauseMs = 0.05;

const pausing = new Int32Array(new SharedArrayBuffer(4));

/**
 * Maps a buffer for reading and waits until it is mapped, without a turn of the event loop. Answers whether it
 * is; it is not where the device was lost.
 *
 * Dawn tells a buffer's state when it is asked for its events, and it asks for itself by queueing a task with
 * the global `setImmediate`. For as long as this function runs that task is handed to us instead, and run until
 * the state has changed. Throws an `Error` where another read of this device is under way, since its task has
 * been queued already.
 */
export function mapBufferNow(buffer: GPUBuffer): boolean {
  const { setImmediate } = globalThis;
  let tasks: Task[] = [];
  const take = (task: Task): void => void tasks.push(task);
  globalThis.setImmediate = take as typeof setImmediate;
  try {
    // Told by the buffer's state as well, which is what is looked at.
    buffer.mapAsync(GPUMapMode.READ).catch(() => undefined);
    while (isPending(buffer)) {
      const due = tasks;
      tasks = [];
      if (due.length === 0) throw new Error('another read of this device is under way');
      for (const task of due) task();
      if (isPending(buffer)) Atomics.wait(pausing, 0, 0, pauseMs);
    }
  } finally {
    globalThis.setImmediate = setImmediate;
    for (const task of tasks) setImmediate(task);
  }
  return buffer.mapState === 'mapped';
}

function isPending({ mapState }: GPUBuffer): boolean {
  return mapState === 'pending';
}
