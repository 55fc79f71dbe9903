import { messages, type Language } from '../../../src-shared/messages/messages.ts';
import type { BenchName, CaseResult } from './case-result.ts';

const howWords = {
  startup: 'benchHowStartup',
  'first-point': 'benchHowFirstPoint',
  memory: 'benchHowMemory',
  lenet: 'benchHowLenet',
  'mlp-tiny': 'benchHowMlpTiny',
  'mlp-784-512-10': 'benchHowMlp',
  'small-cnn-32x32x3': 'benchHowSmallCnn',
  'rnn-128': 'benchHowRecurrent',
  'gru-256': 'benchHowRecurrent',
  'lstm-256': 'benchHowRecurrent',
  'sample-lstm-256': 'benchHowSample',
  scale: 'benchHowScale',
  'gradient-ladder': 'benchHowGradientLadder',
  regularisation: 'benchHowRegularisation',
  approximation: 'benchHowApproximation',
  doctor: 'benchHowDoctor',
  'stream-cost': 'benchHowStreamCost',
  'window-interactive': 'benchHowWindowInteractive',
  'window-frame': 'benchHowWindowFrame',
  'hidden-states': 'benchHowHiddenStates',
} as const satisfies Record<BenchName, string>;

/** How cases are measured, one line for all that are measured alike. */
export function wordHow(results: readonly CaseResult[], language: Language): string[] {
  const names = new Map<string, string[]>();
  for (const { name } of results) {
    const how = messages(language).commandLine[howWords[name]];
    names.set(how, [...(names.get(how) ?? []), `\`${name}\``]);
  }
  return [...names].map(([how, alike]) => `${alike.join(', ')}: ${how}`);
}
