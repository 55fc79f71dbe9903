import { randomBytes } from 'node:crypto';

/** A run's id: when it began, so that a list of names is in order, and something that no other has. */
export function newRunId(now: Date = new Date()): string {
  const [date = '', time = ''] = now.toISOString().split('T');
  const at = `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}`;
  return `${at}-${randomBytes(4).toString('hex')}`;
}
