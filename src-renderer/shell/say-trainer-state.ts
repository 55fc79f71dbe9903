import type { Messages } from '../../src-shared/messages/messages.ts';
import type { Trainer } from './host-link.svelte.ts';

/** How the trainer is, in a word; empty while the host has not said. */
export function sayTrainerState(state: Trainer['state'], words: Messages['shell']): string {
  switch (state) {
    case 'starting':
      return words.engineStarting;
    case 'ready':
      return words.engineReady;
    case 'busy':
      return words.engineBusy;
    case 'not-responding':
      return words.engineNotResponding;
    case 'stopped':
      return words.engineStopped;
    case 'unknown':
      return '';
  }
}
