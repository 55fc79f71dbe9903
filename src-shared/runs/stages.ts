/** No run keeps more of its stages than these. */
export const mostStages = 24;

/** The folder inside a run folder in which they lie. */
export const stagesFolder = 'stages';

const filePattern = /^(\d{1,15})\.safetensors$/;

/** What a stage's file is called. */
export function stageFile(step: number): string {
  return `${step}.safetensors`;
}

/** The steps whose stages lie in a folder with these names, the first one first. */
export function stagesIn(names: readonly string[]): number[] {
  return names
    .map((name) => Number(filePattern.exec(name)?.[1] ?? Number.NaN))
    .filter((step) => Number.isSafeInteger(step))
    .sort((a, b) => a - b);
}

/**
 * Whether a network is kept as it stands after so many updates, to be looked back at: at 0, 1, 2, 5, 10, 20, 50, ...
 * in the first epoch; then after each of the first ten epochs, and after every 5th to the 100th, every 50th to the
 * 1,000th, and so on.
 */
export function isStage(at: {
  readonly step: number;
  /** Complete epochs, and the steps done of the one under way. */
  readonly epoch: number;
  readonly stepsInEpoch: number;
}): boolean {
  if (at.epoch === 0) return at.step === 0 || nextRoundStep(at.step - 1) === at.step;
  return at.stepsInEpoch === 0 && isRoundEpoch(at.epoch);
}

/** The next of 1, 2, 5, 10, 20, 50, ... behind `step`. */
export function nextRoundStep(step: number): number {
  for (let power = 1; ; power *= 10) {
    const round = [power, 2 * power, 5 * power].find((one) => one > step);
    if (round !== undefined) return round;
  }
}

/** 1 to 10, then every 5th to 100, every 50th to 1,000, and so on. */
function isRoundEpoch(epoch: number): boolean {
  if (epoch <= 10) return true;
  let every = 5;
  while (epoch > 20 * every) every *= 10;
  return epoch % every === 0;
}

/**
 * Leaves out stages until `most` remain: the one whose neighbours are nearest by their ratio, so that what remains is
 * spread evenly from the first to the newest on a logarithmic axis. It depends on the steps alone.
 */
export function thinStages(steps: readonly number[], most: number): number[] {
  const kept = [...steps];
  while (kept.length > most && kept.length > 2) {
    let nearest = 1;
    for (let at = 2; at < kept.length - 1; at += 1) {
      if (ratioAround(kept, at) < ratioAround(kept, nearest)) nearest = at;
    }
    kept.splice(nearest, 1);
  }
  return kept;
}

function ratioAround(steps: readonly number[], at: number): number {
  return ((steps[at + 1] ?? 0) + 1) / ((steps[at - 1] ?? 0) + 1);
}
