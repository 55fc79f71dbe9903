import { bitsPerCharacter } from '../../../src-shared/tokens/bits-per-character.ts';
import type { TextPart } from '../../../src-shared/tokens/text-unit.ts';
import { format, say, words } from '../../words/language.svelte.ts';
import { unitOfRun } from '../../text/prime-problem.ts';
import { formatDuration } from '../format-duration.ts';
import type { LivePictures } from '../live-pictures.svelte.ts';
import { describeTask, hasVerdicts } from '../run-task.ts';
import type { TrainingRun } from '../training-run.svelte.ts';
import { wordBaselines } from './baselines.ts';
import { buildPlots, type CurveChoices } from './build-plots.ts';
import { CurveDigest } from './curve-digest.ts';
import { findEvents } from './curve-events.ts';
import { readCross } from './read-cross.ts';
import { wordEvent } from './word-event.ts';

/** What the charts of one run show, in the window's words: the plots, the newest values, and those at a cursor. */
export class RunCurves {
  readonly #run: () => TrainingRun;
  readonly #pictures: () => LivePictures;
  readonly #choices: () => CurveChoices;
  /** Where the cursor is on the x axis. */
  cursorX = $state<number>();

  constructor(run: () => TrainingRun, pictures: () => LivePictures, choices: () => CurveChoices) {
    this.#run = run;
    this.#pictures = pictures;
    this.#choices = choices;
  }

  readonly spec = $derived.by(() => this.#run().spec ?? this.#pictures().spec);
  readonly task = $derived(this.spec === undefined ? undefined : describeTask(this.spec));
  /** Whether the loss is shown in bits per character. */
  readonly isInBits = $derived.by(
    () => this.task?.kind === 'text' && this.#choices().lossUnit === 'bits',
  );
  /** How the text is read, where that is in tokens. */
  readonly tokens = $derived.by(() => this.#run().facts?.tokens);
  /** Whether a loss can be said in the unit that is shown: how long tokens are is known when the run has told of them. */
  readonly #isSayable = $derived.by(
    () => !this.isInBits || this.tokens !== undefined || unitOfRun(this.spec) === 'characters',
  );
  readonly hasAccuracy = $derived(this.task === undefined || hasVerdicts(this.task));
  /** The curves are outside the reactive store; their version says when there is more. */
  readonly #curves = $derived.by(() => {
    void this.#run().curves.version;
    return { store: this.#run().curves };
  });
  readonly store = $derived(this.#curves.store);
  readonly epochs = $derived(this.#curves.store.epochs);
  readonly baselines = $derived.by(() =>
    wordBaselines(this.#run().facts?.baselines, this.isInBits, this.tokens),
  );
  readonly events = $derived.by(() => {
    const { store } = this.#curves;
    const run = this.#run();
    return run.spec === undefined
      ? []
      : findEvents({
          spec: run.spec,
          changes: run.changes,
          epochs: store.epochs,
          finished: run.finished,
          stepsPerEpoch: run.stepsPerEpoch,
          epochCount: run.epochs,
        });
  });
  readonly #digest = $derived.by(() => {
    const { curves, totalSteps } = this.#run();
    return new CurveDigest(curves, totalSteps, this.#choices().smoothing);
  });
  readonly plots = $derived.by(() => {
    const { store } = this.#curves;
    const [run, spec, task, w] = [this.#run(), this.spec, this.task, words().dock];
    const batchSize = run.batchSize || (spec?.training.batchSize ?? 0);
    this.#digest.update();
    return buildPlots(
      this.#digest,
      store.epochs,
      {
        epochs: run.epochs || (spec?.training.epochs ?? 10),
        stepsPerEpoch: run.stepsPerEpoch,
        // A record says how many steps an epoch has; its last batch may be smaller than the others.
        trainExamples: run.started?.trainExamples ?? run.stepsPerEpoch * batchSize,
        batchSize,
        examplesPerSecond: run.examplesPerSecond,
        chanceLoss: this.#isSayable ? task?.chanceLoss : undefined,
        baselines: this.baselines,
        isText: task?.kind === 'text',
        isInBits: this.isInBits,
        tokens: this.tokens,
        hasAccuracy: this.hasAccuracy,
        events: this.events,
        lookedAt: this.#pictures().back.step,
      },
      this.#choices(),
      {
        chance: this.isInBits
          ? say(w.chanceBits, {
              bits: format.decimal(this.inUnit(task?.chanceLoss ?? 0, 'heldOut'), 2),
            })
          : say(w.chance, { classes: Math.round(Math.exp(task?.chanceLoss ?? 0)) }),
        best: (epoch) => say(w.best, { epoch }),
        event: wordEvent,
        lookedAt: (step) => say(words().time.step, { step }),
        count: (value) => format.count(value),
        seconds: formatDuration,
        loss: (value) => format.tick(value),
        accuracy: (value) => format.decimal(value, 2),
      },
    );
  });
  /** What was measured nearest to the cursor. */
  readonly cross = $derived.by(() =>
    this.cursorX === undefined
      ? undefined
      : readCross(this.#curves.store, this.plots.toX, this.cursorX),
  );
  readonly crossX = $derived.by(() =>
    this.cross === undefined ? undefined : this.plots.toX(this.cross.step),
  );

  inUnit(loss: number, part: TextPart): number {
    return this.isInBits ? bitsPerCharacter(loss, part, this.tokens) : loss;
  }

  lossText(loss: number, part: TextPart): string {
    return format.loss(this.inUnit(loss, part), this.isInBits ? 3 : 4);
  }

  /** What is said now: the last epoch, or until there is one the last points. */
  readonly #now = $derived.by(() => {
    const { store } = this.#curves;
    const row = store.epochs.at(-1);
    if (row !== undefined) return row;
    const recent = (name: string): number => {
      const last = store.metric(name).slice(-50).filter(Number.isFinite);
      return last.reduce((sum, value) => sum + value, 0) / last.length;
    };
    return {
      loss: recent('loss'),
      accuracy: recent('accuracy'),
      valLoss: Number.NaN,
      valAccuracy: Number.NaN,
    };
  });
  readonly lossNow = $derived.by(() => ({
    train: this.lossText(this.#now.loss, 'train'),
    validation: this.lossText(this.#now.valLoss, 'heldOut'),
  }));
  readonly accuracyNow = $derived.by(() => ({
    train: format.decimal(this.#now.accuracy, 4),
    validation: format.decimal(this.#now.valAccuracy, 4),
  }));
  /** Why there is nothing to draw yet. */
  readonly empty = $derived.by(() => {
    const [run, w] = [this.#run(), words().dock];
    if (this.#curves.store.length > 0) return undefined;
    if (run.phase.kind === 'starting') return w.startingEngine;
    if (run.isLive) return w.waitingForPoints;
    if (run.phase.kind !== 'none') return undefined;
    return run.canStart ? w.emptyCurves : w.emptyCurvesBlocked;
  });

  /** Moves the cursor from epoch to epoch; true where the key was one of its own. */
  moveCursor(key: string): boolean {
    if (key === 'Escape') this.cursorX = undefined;
    const rows = this.epochs;
    const at = rows.findIndex((row) => row.step === this.cross?.step);
    const last = rows.length - 1;
    const to = {
      ArrowRight: at < 0 ? 0 : Math.min(last, at + 1),
      ArrowLeft: at < 0 ? last : Math.max(0, at - 1),
      Home: 0,
      End: last,
    }[key];
    const row = to === undefined ? undefined : rows[to];
    if (row === undefined) return false;
    this.cursorX = this.plots.toX(row.step);
    return true;
  }
}
