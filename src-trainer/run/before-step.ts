import { setTimeout as delay } from 'node:timers/promises';

import { createBreather } from '../training/breathe.ts';
import { saveRun, sayDataFacts, serveProbes, writeStageSample, type LiveRun } from './live-run.ts';
import type { EndReason, LoopHooks } from './training-loop.ts';

/** While a run is paused its probes are looked at so often. */
const pausedProbesMs = 250;

/** What happens between two calls for steps: commands, pauses, limits, samples, probes and checkpoints that are due. */
export function createBeforeSteps(live: LiveRun): LoopHooks['beforeSteps'] {
  const { run, surroundings, journal, checkpoints, changes } = live;
  const { control, sender, setActivity } = surroundings;
  const { command, state } = run;
  const { runId } = command;
  const breathe = createBreather();
  const firstStep = state.step;
  let saysPaused = false;
  let saysFacts = false;

  const say = (word: 'paused' | 'running'): void => {
    saysPaused = word === 'paused';
    sender.send({ type: 'run/state', runId, state: word, step: state.step });
  };

  const waitWhilePaused = async (): Promise<EndReason | undefined> => {
    journal.points.flush(true);
    // Single steps in quick succession are not saved one by one.
    if (!saysPaused || checkpoints.isDue('epoch')) {
      const end = await saveRun(live);
      if (end !== undefined) return end;
    }
    setActivity('paused');
    say('paused');
    while (control.isPaused() && !control.isStopped()) {
      const change = control.nextChange();
      changes.make('paused');
      await serveProbes(live);
      await Promise.race([change, delay(pausedProbesMs)]);
    }
    setActivity('training');
    if (!control.isPausing()) say('running');
    return undefined;
  };

  return async () => {
    await breathe();
    journal.points.flush(false);
    await live.stages.keep();
    if (control.isPaused() && !control.isStopped()) {
      const end = await waitWhilePaused();
      if (end !== undefined) return end;
    }
    const end = reasonToEnd(live);
    if (end !== undefined) return end;
    changes.make('training');
    await writeStageSample(live, control.isStopped);
    // The first loss point is waited for; what is seen of the network can come a step later.
    if (state.step > firstStep) {
      if (!saysFacts) sayDataFacts(live);
      saysFacts = true;
      await serveProbes(live);
    }
    live.layers.betweenSteps();
    return checkpoints.isDue('step') ? await saveRun(live) : undefined;
  };
}

/** Whether the run was stopped or has reached one of its limits. */
function reasonToEnd({ run, surroundings, startedAtMs }: LiveRun): EndReason | undefined {
  if (surroundings.control.isStopped()) return 'stopped';
  const { maxSteps = Infinity, maxMinutes = Infinity } = run.command;
  const minutes = (performance.now() - startedAtMs) / 60_000;
  return run.state.step >= maxSteps || minutes >= maxMinutes ? 'completed' : undefined;
}

/** How many steps may be taken before something has to happen in between. */
export function mostSteps({ run, surroundings, samples, layers, stages }: LiveRun): number {
  const { control } = surroundings;
  if (layers.isWaiting()) return 1;
  const { step } = run.state;
  const untilChange = run.settings.nextAfter(step + 1) - step - 1;
  const left = (run.command.maxSteps ?? Infinity) - step;
  return Math.max(
    1,
    Math.min(
      control.allowedSteps(),
      samples?.stepsToStage() ?? Infinity,
      stages.stepsToNext(),
      untilChange,
      left,
    ),
  );
}
