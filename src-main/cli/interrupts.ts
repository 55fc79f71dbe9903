import { exitCodes } from './command.ts';

/**
 * Aborts at the first Ctrl+C (or when the process is asked to end), so that what is going on can be brought
 * to an end in order; at the second the program ends at once.
 */
export function listenForInterrupts(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(exitCodes.interrupted);
      controller.abort();
    });
  }
  return controller.signal;
}
