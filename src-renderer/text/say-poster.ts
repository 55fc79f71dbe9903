import type { RunSpec } from '../../src-shared/spec/run-spec.ts';
import type { RunSample } from '../run/run-record.svelte.ts';
import { format, say, words } from '../words/language.svelte.ts';
import { posterStages, type PosterWords } from './poster.ts';
import { showLine } from './show-character.ts';

/** What a poster of a run's samples says, in the window's language; the stages with the first one first. */
export function sayPoster(
  { title, model }: RunSpec,
  stages: readonly { readonly sample: RunSample; readonly bits: number }[],
  parameterCount: number | undefined,
): PosterWords {
  const w = words().text;
  const [first] = stages;
  const { temperature = 0, prime } = first?.sample ?? {};
  const layers = model.layers.map(({ type, config }) => {
    const size = config['units'] ?? config['outputDim'];
    return typeof size === 'number' ? `${type} ${format.count(size)}` : type;
  });
  const note = say(w.posterNote, { temperature: format.decimal(temperature, 1) });
  const begin = prime && say(w.posterPrime, { prime: showLine(Array.from(prime)) });
  return {
    title,
    notes: [
      parameterCount === undefined
        ? layers.join(' → ')
        : say(w.posterNetwork, {
            layers: layers.join(' → '),
            parameters: format.count(parameterCount),
          }),
      begin === undefined ? note : `${begin} ${note}`,
    ],
    stages: posterStages(stages.map(({ sample, bits }) => ({ ...sample, bits }))).map(
      ({ step, text, bits }) => ({
        name: say(w.stage, { step: format.count(step) }),
        bits: Number.isNaN(bits) ? '' : say(w.stageBits, { bits: format.decimal(bits, 2) }),
        text,
      }),
    ),
  };
}
