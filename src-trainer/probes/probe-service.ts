import type { Probe } from '../../src-shared/protocol/probe.ts';
import type { EventSender } from '../protocol/event-sender.ts';
import { describeLookFailure } from '../protocol/describe-failure.ts';
import { answerProbe } from './answer-probe.ts';
import { frameHead, type ProbeContext } from './probe-context.ts';

/**
 * While training, all probes together may take this share of the time at most; costly ones then come less
 * often. What is left of the 2 % that a window may cost is for sending what they see.
 */
const largestShare = 0.01;

/** Answers the window's probes while a network trains: the newest state only, and no faster than it is looked at. */
export type ProbeService = {
  /** Replaces the probes; those that stay the same go on as they were. */
  readonly watch: (probes: readonly Probe[]) => void;
  /** The last frame of this probe was looked at. */
  readonly seen: (probeId: string) => void;
  /** Whether a frame is to be made now. */
  readonly isDue: (now: Moment) => boolean;
  /** Makes and sends the frames that are due. What it takes to get at the network counts as a probe's time too. */
  readonly serve: (contextOf: () => ProbeContext, now: Moment) => Promise<void>;
};

/** How new things are: a frame is made again only when what it shows is newer than the last one. */
export type Moment = {
  readonly step: number;
  /** The step at which the held-out examples were last judged. */
  readonly judgedStep: number | undefined;
  /** Nothing is trained meanwhile, so that looking takes no time from it. */
  readonly isPaused?: boolean;
};

type Watched = {
  readonly probe: Probe;
  isUnacknowledged: boolean;
  /** The step that the last frame showed; absent before the first. */
  shownStep: number | undefined;
  nextAt: number;
};

export function createProbeService(sender: EventSender): ProbeService {
  let watched: readonly Watched[] = [];
  const isWaiting = (one: Watched, now: Moment): boolean =>
    !one.isUnacknowledged &&
    one.shownStep !== newestStep(one.probe, now) &&
    performance.now() >= one.nextAt;
  return {
    watch: (probes) => {
      watched = probes.map((probe) => {
        const before = watched.find((one) => JSON.stringify(one.probe) === JSON.stringify(probe));
        return before ?? { probe, isUnacknowledged: false, shownStep: undefined, nextAt: 0 };
      });
    },
    seen: (probeId) => {
      for (const one of watched) if (one.probe.id === probeId) one.isUnacknowledged = false;
    },
    isDue: (now) => watched.some((one) => isWaiting(one, now)),
    serve: async (contextOf, now) => {
      for (const one of watched) {
        if (!isWaiting(one, now)) continue;
        const start = performance.now();
        const context = contextOf();
        try {
          const answer = await answerProbe(one.probe, context);
          const costMs = performance.now() - start;
          one.shownStep = newestStep(one.probe, now);
          const restMs = now.isPaused === true ? 0 : (costMs * watched.length) / largestShare;
          one.nextAt = start + Math.max(1000 / one.probe.perSecond, restMs);
          if (answer === undefined) continue;
          sender.send(answer.frame, answer.bytes);
          one.isUnacknowledged = true;
        } catch (error) {
          // Whoever trains must not lose the training by looking.
          one.nextAt = Infinity;
          const problem = describeLookFailure(error);
          sender.send({ type: 'probe/failed', ...frameHead(one.probe.id, context), problem });
        }
      }
    },
  };
}

/** The step of what a probe would show. */
function newestStep(probe: Probe, { step, judgedStep }: Moment): number {
  return probe.kind === 'predictions' ? (judgedStep ?? step) : step;
}
