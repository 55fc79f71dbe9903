import { fill } from '../../src-shared/messages/fill.ts';
import { messages, type Language } from '../../src-shared/messages/messages.ts';

/** A device as an engine names it (`CPU, 8 threads`), in the window's language. Other names stay as they are. */
export function wordDevice(device: string, language: Language): string {
  const [, name, count] = /^(.+), (\d+) threads?$/.exec(device) ?? [];
  if (name === undefined || count === undefined) return device;
  const { deviceOneThread, deviceThreads } = messages(language).shell;
  return fill(count === '1' ? deviceOneThread : deviceThreads, { name, count }, language);
}
