import { z } from 'zod';

import { runSpecSchema } from '../spec/run-spec-schema.ts';

/**
 * What `bench` and the programs that it compares with say to each other, one JSON object a line: the job on
 * the program's stdin, then an empty line for every round that it is to measure; on its stdout `ready`, then a
 * `round` each. `bench/peers/rounds.py` is the same in Python.
 */

/** Raw little-endian numbers in a file, in the order of their shape; its first axis counts examples. */
export const peerArraySchema = z.strictObject({
  path: z.string(),
  type: z.enum(['float32', 'int32']),
  shape: z.array(z.int().positive()).min(1),
});
export type PeerArray = z.infer<typeof peerArraySchema>;

/** The examples that everyone trains on. */
export const peerDataSchema = z.strictObject({ inputs: peerArraySchema, targets: peerArraySchema });
export type PeerData = z.infer<typeof peerDataSchema>;

const common = {
  /** The network and its training; where its data come from does not matter here. */
  spec: runSpecSchema,
  /** About how long a round lasts. */
  secondsPerRound: z.number().positive(),
  /** Whether a library tries which of its settings are fastest, or stays with those that it begins with. */
  triesSettings: z.boolean(),
};

/** What a program is to measure: steps of training, or characters that the network writes. */
export const peerJobSchema = z.discriminatedUnion('task', [
  z.strictObject({ task: z.literal('train'), ...common, data: peerDataSchema }),
  z.strictObject({ task: z.literal('sample'), ...common }),
]);
export type PeerJob = z.infer<typeof peerJobSchema>;

export const peerAnswerSchema = z.discriminatedUnion('type', [
  /** The network is built and warm; `version` is that of the library that trains it. */
  z.strictObject({
    type: z.literal('ready'),
    version: z.string(),
    /** Which of the library's settings turned out to be fastest here. */
    settings: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('round'),
    /** Examples trained on, or characters written, a second. */
    perSecond: z.number().positive(),
    /** The last loss; `null` where there is none, or no number. */
    loss: z.number().nullable(),
    /** The most that the process has held at once; `null` where the system does not say. */
    peakMemoryBytes: z.int().positive().nullable(),
  }),
]);
export type PeerAnswer = z.infer<typeof peerAnswerSchema>;

/** What the program that writes the examples down is asked. */
export const examplesJobSchema = z.strictObject({
  spec: runSpecSchema,
  dataPath: z.string().optional(),
  /** Where the two files go. */
  folder: z.string(),
});
