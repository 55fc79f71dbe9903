import type { CurveStore } from '../curve-store.ts';
import { noBounds, widenBounds, type Bounds } from './fit-axis.ts';
import { MovingAverage } from './moving-average.ts';
import { ThinnedSeries } from './thinned-series.ts';

/** More points side by side than this cannot be told apart. */
const buckets = 1000;
/** What the axis has to show: not every outlier, but wherever the curve stays. */
const boundsWeight = 0.9;

type Metric = {
  readonly batch: ThinnedSeries;
  readonly smoothed: ThinnedSeries;
  readonly average: MovingAverage;
};

/**
 * What the charts draw of a run's steps, kept up to date by reading only what is new: drawing costs the same after a
 * thousand steps and after a million.
 */
export class CurveDigest {
  readonly #store: CurveStore;
  readonly #totalSteps: number;
  readonly #smoothing: number;
  #revision = -1;
  #done = 0;
  #loss: Metric;
  #accuracy: Metric;
  #lossAverage = new MovingAverage(boundsWeight);
  #lossBounds: Bounds = noBounds;

  constructor(store: CurveStore, totalSteps: number, smoothing: number) {
    this.#store = store;
    this.#totalSteps = totalSteps;
    this.#smoothing = smoothing;
    this.#loss = this.#newMetric();
    this.#accuracy = this.#newMetric();
  }

  get loss(): Metric {
    return this.#loss;
  }

  get accuracy(): Metric {
    return this.#accuracy;
  }

  /** Where the training loss has been, outliers apart. */
  get lossBounds(): Bounds {
    return this.#lossBounds;
  }

  /** Reads what has come since the last time; all of it where the run went back to a checkpoint. */
  update(): void {
    if (this.#revision !== this.#store.revision) {
      this.#revision = this.#store.revision;
      this.#done = 0;
      this.#loss = this.#newMetric();
      this.#accuracy = this.#newMetric();
      this.#lossAverage = new MovingAverage(boundsWeight);
      this.#lossBounds = noBounds;
    }
    const { steps, length } = this.#store;
    const losses = this.#store.metric('loss');
    const accuracies = this.#store.metric('accuracy');
    for (let i = this.#done; i < length; i += 1) {
      const step = steps[i] ?? Number.NaN;
      const loss = losses[i] ?? Number.NaN;
      add(this.#loss, step, loss);
      add(this.#accuracy, step, accuracies[i] ?? Number.NaN);
      this.#lossBounds = widenBounds(this.#lossBounds, this.#lossAverage.next(loss));
    }
    this.#done = length;
  }

  #newMetric(): Metric {
    const stepsPerBucket = this.#totalSteps / buckets;
    return {
      batch: new ThinnedSeries(stepsPerBucket),
      smoothed: new ThinnedSeries(stepsPerBucket),
      average: new MovingAverage(this.#smoothing),
    };
  }
}

function add(metric: Metric, step: number, value: number): void {
  metric.batch.push(step, value);
  metric.smoothed.push(step, metric.average.next(value));
}
