import { z } from 'zod';

/** What there is to learn of sequences that are made on the spot. */
export const sequenceTasks = [
  'moving-dot',
  'adding',
  'spelling',
  'addition',
  'echo',
  'brackets',
  'opinions',
] as const;
export type SequenceTask = (typeof sequenceTasks)[number];

/** The languages in which numbers are spelled out and opinions given. */
export const spellingLanguages = ['en', 'es'] as const;
export type SpellingLanguage = (typeof spellingLanguages)[number];

/** From where to where a setting goes, both included, and the step in which it is changed. */
type Range = { readonly min: number; readonly max: number; readonly step: number };

const someExamples: Range = { min: 10, max: 50_000, step: 500 };

/**
 * How many examples of a task there may be, and how long they may be: frames of a film, least steps of `adding`,
 * digits of a number (`addition`: of each of the two), symbols of the longest sequence, judgements of an opinion.
 */
export const sequenceRanges: Readonly<
  Record<SequenceTask, { readonly count: Range; readonly length: Range }>
> = {
  'moving-dot': {
    count: { min: 10, max: 20_000, step: 500 },
    length: { min: 2, max: 32, step: 1 },
  },
  adding: { count: someExamples, length: { min: 10, max: 200, step: 5 } },
  spelling: { count: { min: 10, max: 1000, step: 10 }, length: { min: 1, max: 3, step: 1 } },
  addition: { count: someExamples, length: { min: 1, max: 5, step: 1 } },
  echo: { count: someExamples, length: { min: 4, max: 100, step: 1 } },
  brackets: { count: someExamples, length: { min: 4, max: 100, step: 1 } },
  opinions: { count: { min: 10, max: 10_000, step: 500 }, length: { min: 1, max: 2, step: 1 } },
};

function ofTask<const Task extends SequenceTask>(task: Task) {
  const { count, length } = sequenceRanges[task];
  return z.strictObject({
    kind: z.literal('sequences'),
    task: z.literal(task),
    count: z.int().min(count.min).max(count.max),
    length: z.int().min(length.min).max(length.max),
  });
}

/** Steps; less than the length of the sequences. */
export const mostDelay = 50;

/** Sequences that are made on the spot; which ones follows from the run's seed. */
export const sequencesSourceSchema = z.discriminatedUnion('task', [
  ofTask('moving-dot'),
  ofTask('adding'),
  ofTask('spelling').extend({ language: z.enum(spellingLanguages) }),
  ofTask('addition').extend({
    /** Whether the question is given from its end to its beginning. */
    reversed: z.boolean(),
  }),
  ofTask('echo')
    .extend({
      /** After how many steps a symbol is to be said. */
      delay: z.int().min(0).max(mostDelay),
    })
    .refine(({ delay, length }) => delay < length),
  ofTask('brackets'),
  ofTask('opinions').extend({ language: z.enum(spellingLanguages) }),
]);
export type SequencesSource = z.infer<typeof sequencesSourceSchema>;
export type SequencesOf<Task extends SequenceTask> = Extract<SequencesSource, { task: Task }>;

/** What a task begins as, when it is chosen. */
export function initialSequences(task: SequenceTask): SequencesSource {
  switch (task) {
    case 'moving-dot':
      return { kind: 'sequences', task, count: 12_000, length: 8 };
    case 'adding':
      return { kind: 'sequences', task, count: 10_000, length: 30 };
    case 'spelling':
      return { kind: 'sequences', task, count: 1000, length: 3, language: 'en' };
    case 'addition':
      return { kind: 'sequences', task, count: 40_000, length: 3, reversed: true };
    case 'echo':
      return { kind: 'sequences', task, count: 3000, length: 20, delay: 3 };
    case 'brackets':
      return { kind: 'sequences', task, count: 5000, length: 20 };
    case 'opinions':
      return { kind: 'sequences', task, count: 4000, length: 2, language: 'en' };
  }
}
