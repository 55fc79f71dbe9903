import { closeSync, writeSync } from 'node:fs';

/** Tells the program that started this one that the window is there; says nothing where nobody asked. */
export function sayReady(env: Readonly<Record<string, string | undefined>> = process.env): void {
  const fd = Number.parseInt(env['LIENZO_READY_FD'] ?? '', 10);
  if (Number.isNaN(fd)) return;
  try {
    writeSync(fd, 'ready\n');
    closeSync(fd);
  } catch {
    // Whoever asked is gone; the window is there all the same.
  }
}
