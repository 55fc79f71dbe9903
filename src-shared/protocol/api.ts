import { z } from 'zod';

import { captionMethods } from './caption-methods.ts';
import { dataMethods, uploadId } from './data-methods.ts';
import { importProgressSchema } from './import-messages.ts';
import { epochsSchema, wantedChangesSchema } from '../spec/live-changes.ts';
import { runSpecSchema } from '../spec/run-spec-schema.ts';
import { engineIdSchema, engineRequestSchema, engineStatusSchema } from './engine.ts';
import { featureFactsSchema } from './feature-facts.ts';
import { problemSchema } from './problem-schema.ts';
import { landscapeMethods } from './landscape.ts';
import { probeFrameSchema, probeSchema, type ProbeFrame } from './probe.ts';
import { queueChangeSchema } from './queue-change.ts';
import { queueMethods } from './queue.ts';
import { rateSearchMethods, rateStepsEventSchema, type RateStepsEvent } from './rate-search.ts';
import { runNotesSchema } from '../runs/run-card.ts';
import { runEventSchema, type RunEvent } from './run-events.ts';
import { runSummarySchema, type RunSummary } from './run-summary.ts';
import { takenWeightsSchema } from './taken-weights.ts';

const id = z.string().regex(/^[a-z0-9-]{1,64}$/);
const writer = z.string().min(1).max(64);
const nothing = z.strictObject({});
const runRef = z.strictObject({ runId: id });

/** What the window keeps between two starts. */
export const settingsSchema = z.strictObject({
  language: z.enum(['es', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  engine: engineRequestSchema,
  favourites: z.array(z.string().max(64)).max(64),
  paletteWidth: z.number().min(44).max(600),
  inspectorWidth: z.number().min(200).max(700),
  dockHeight: z.number().min(32).max(2000),
  minimap: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The document as JSON text in the form of a `.lienzo` file, read by `parseLienzoFile` at every door. */
const lienzoText = z.string().max(64 * 1024 * 1024);

/** One line of a project's journal: a change as JSON, or a move in the history. */
export const journalEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('do'), change: z.json() }),
  z.strictObject({ kind: z.literal('undo') }),
  z.strictObject({ kind: z.literal('redo') }),
]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;

const projectSummary = z.strictObject({
  id,
  title: z.string(),
  /** Milliseconds since 1970. */
  changedAt: z.number(),
  layerTypes: z.array(z.string()).max(64),
  /** The last run's result, where there was one. */
  valAccuracy: z.number().nullable().optional(),
});

export type { RunSummary };

/**
 * Everything a window can ask of the host: one row a method, with the schema of what goes in and what
 * comes out. The policy table (`src-main/host/policy.ts`) says who may call it; a method without a
 * policy does not compile.
 */
export const apiMethods = {
  'app.hello': {
    params: nothing,
    result: z.strictObject({
      version: z.string(),
      shell: z.enum(['desktop', 'browser']),
      settings: settingsSchema,
      engines: z.array(engineStatusSchema),
      projects: z.array(projectSummary),
      /** The run that is going on, where there is one. */
      activeRun: runSummarySchema.optional(),
    }),
  },
  'settings.save': { params: settingsSchema, result: nothing },
  'project.list': { params: nothing, result: z.array(projectSummary) },
  'project.create': {
    params: z.strictObject({ text: lienzoText }),
    result: z.strictObject({ id }),
  },
  'project.open': {
    params: z.strictObject({ id }),
    /** `text` is the document that the journal starts from; replaying the journal gives today's. */
    result: z.strictObject({
      text: lienzoText,
      journal: z.array(journalEntrySchema),
      /** What this window writes the project with, until another window opens it. */
      writer,
    }),
  },
  /** Appends to the journal; durable when it answers. */
  'project.journal': {
    params: z.strictObject({ id, writer, entries: z.array(journalEntrySchema).max(10_000) }),
    result: nothing,
  },
  /** Writes the document beside its journal. With `journal`, both are replaced as one. */
  'project.save': {
    params: z.strictObject({
      id,
      writer,
      text: lienzoText,
      /** A new base and the journal that leads from it to `text`. */
      rebase: z.strictObject({ text: lienzoText, journal: z.array(journalEntrySchema) }).optional(),
    }),
    result: z.strictObject({ savedAt: z.number() }),
  },
  'project.remove': { params: z.strictObject({ id }), result: nothing },
  'run.start': {
    params: z.strictObject({ projectId: id, spec: runSpecSchema, engine: engineRequestSchema }),
    result: z.strictObject({ runId: id }),
  },
  'run.pause': { params: runRef, result: nothing },
  'run.continue': { params: runRef, result: nothing },
  'run.step': { params: runRef, result: nothing },
  'run.stop': { params: runRef, result: nothing },
  /** Stops whatever is trained, of whichever project, also what has not begun. */
  'run.stop-active': { params: nothing, result: nothing },
  /** Gives settings other values while the run trains or is paused; `run/changed` says from which step on. */
  'run.change': { params: runRef.extend({ changes: wantedChangesSchema }), result: nothing },
  /** Goes on from the newest checkpoint; with `moreEpochs`, for so many epochs more than are done. */
  'run.resume': { params: runRef.extend({ moreEpochs: epochsSchema.optional() }), result: nothing },
  /** What a person says of a run: a name, notes, pinned, hidden. */
  'run.describe': { params: runRef.extend(runNotesSchema.shape), result: nothing },
  /** Deletes a run; `run.restore` brings it back until the program starts again. */
  'run.remove': { params: runRef, result: nothing },
  'run.restore': { params: runRef, result: nothing },
  'run.summary': { params: runRef, result: runSummarySchema },
  'run.list': { params: z.strictObject({ projectId: id }), result: z.array(runSummarySchema) },
  ...queueMethods,
  /** A run's record so far; the loss points come in the bytes, as in `run/steps`. */
  'run.record': {
    params: runRef,
    result: z.strictObject({
      spec: runSpecSchema,
      events: z.array(runEventSchema),
      points: z.strictObject({ count: z.int(), metrics: z.array(z.string()) }),
      stepsPerEpoch: z.int().positive(),
      /** The steps at which the weights were kept to be looked back at, the first one first. */
      stages: z.array(z.int().min(0)),
      /** As in `run/started`. */
      notCompiled: problemSchema.optional(),
      weightsFrom: takenWeightsSchema.optional(),
      features: featureFactsSchema.optional(),
      /** In how many streams a text came whose state was carried: as many as a batch had rows. */
      streams: z.int().positive().optional(),
    }),
  },
  'run.watch': {
    params: z.strictObject({ probes: z.array(probeSchema).max(32) }),
    result: nothing,
  },
  'run.seen': { params: z.strictObject({ probeId: z.string() }), result: nothing },
  /**
   * Probes of the untrained net, or of a run's last checkpoint, or with `step` of one of its stages; frames come as
   * events before the answer.
   */
  'model.preview': {
    params: z.strictObject({
      spec: runSpecSchema,
      runId: id.optional(),
      step: z.int().min(0).optional(),
      probes: z.array(probeSchema).max(32),
    }),
    result: nothing,
  },
  ...landscapeMethods,
  ...rateSearchMethods,
  ...captionMethods,
  ...dataMethods,
  'engine.list': { params: nothing, result: z.array(engineStatusSchema) },
  /** Installs the native engine; `engine/progress` events follow, and the answer comes at the end. */
  'engine.install': { params: nothing, result: z.array(engineStatusSchema) },
  'engine.cancel-install': { params: nothing, result: nothing },
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;

export type ApiMethod = keyof typeof apiMethods;
export type ApiParams<M extends ApiMethod> = z.infer<(typeof apiMethods)[M]['params']>;
export type ApiResult<M extends ApiMethod> = z.infer<(typeof apiMethods)[M]['result']>;

/** What the host says of itself, besides run events and probe frames. */
export const hostEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('trainer/state'),
    state: z.enum(['starting', 'ready', 'busy', 'not-responding', 'stopped']),
    engine: engineIdSchema.optional(),
    device: z.string().optional(),
    /** Why a faster engine is not used. */
    notUsed: z.array(z.strictObject({ id: engineIdSchema, reason: problemSchema })).optional(),
    problem: problemSchema.optional(),
  }),
  /** The trainer died in the middle of a run. */
  z.strictObject({
    type: z.literal('run/interrupted'),
    runId: id,
    step: z.int(),
    /** The step of the checkpoint to go on from; absent where there is none. */
    checkpointStep: z.int().optional(),
    problem: problemSchema,
  }),
  /** A run that could not go on, while the trainer lives. */
  z.strictObject({
    type: z.literal('run/problem'),
    runId: id,
    step: z.int(),
    checkpointStep: z.int().optional(),
    problem: problemSchema,
  }),
  z.strictObject({ type: z.literal('queue/changed'), ...queueChangeSchema.shape }),
  z.strictObject({
    type: z.literal('data/progress'),
    uploadId,
    progress: importProgressSchema,
  }),
  z.strictObject({
    type: z.literal('engine/progress'),
    phase: z.enum(['download', 'verify', 'extract', 'compile', 'load']),
    /** 0 to 1 where it is known. */
    share: z.number().min(0).max(1).optional(),
    megabytes: z.number().optional(),
  }),
]);
export const apiEventSchema = z.union([
  hostEventSchema,
  runEventSchema,
  probeFrameSchema,
  rateStepsEventSchema,
]);
export type HostEvent = z.infer<typeof hostEventSchema>;
export type ApiEvent = HostEvent | RunEvent | ProbeFrame | RateStepsEvent;

/** An event and the numbers that belong to it. */
export type ApiEventListener = (event: ApiEvent, bytes: Uint8Array<ArrayBuffer>) => void;

/** The one object the renderer knows of the world outside it. Calls reject with a `ProblemError`. */
export type Api = {
  readonly call: <M extends ApiMethod>(
    method: M,
    params: ApiParams<M>,
    /** What is sent besides, for the methods that take bytes (`data.upload`). */
    bytes?: Uint8Array,
  ) => Promise<ApiResult<M>>;
  /** As `call`, for the methods whose answer carries bytes (`run.record`, `data.page`). */
  readonly callWithBytes: <M extends ApiMethod>(
    method: M,
    params: ApiParams<M>,
  ) => Promise<{ readonly result: ApiResult<M>; readonly bytes: Uint8Array<ArrayBuffer> }>;
  /** Returns what takes the listener off again. */
  readonly listen: (listener: ApiEventListener) => () => void;
  /** `false` while the connection is lost; the shell reconnects by itself. */
  readonly onConnection: (listener: (isConnected: boolean) => void) => () => void;
};

/** Frame headers between window and host. */
export const apiRequestSchema = z.strictObject({
  type: z.literal('call'),
  callId: z.int().min(0),
  method: z.string().max(64),
  params: z.unknown(),
});
export const apiReplySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('result'), callId: z.int(), result: z.unknown() }),
  z.strictObject({ type: z.literal('refused'), callId: z.int(), problem: problemSchema }),
  z.strictObject({ type: z.literal('event'), event: apiEventSchema }),
]);
