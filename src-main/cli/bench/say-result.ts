import { fill } from '../../../src-shared/messages/fill.ts';
import { messages } from '../../../src-shared/messages/messages.ts';
import type { CommandIo } from '../command-io.ts';
import { judgeGoals } from './goals.ts';
import { valueOf, type CaseResult } from './case-result.ts';
import { wordFigure } from './word-figure.ts';
import { wordGoal } from './word-goal.ts';
import { wordSkipped } from './word-skipped.ts';

/** Says what a case came to, a line for each figure, ratio and goal; what was left out goes to stderr. */
export function sayResult(result: CaseResult, io: CommandIo): void {
  for (const one of result.skipped) io.stderr(wordSkipped(result.name, one, io.language));
  if (io.json) sayJson(result, io);
  else sayWords(result, io);
}

function sayJson(result: CaseResult, io: CommandIo): void {
  const { name, unit, higherIsBetter, systems, ratios } = result;
  const say = (line: object): void => io.stdout(JSON.stringify(line));
  for (const one of systems) {
    const { system, median: _median, mean: _mean, ...rest } = one;
    const value = valueOf(one);
    say({ type: 'bench/result', name, system, value, unit, higherIsBetter, ...rest });
  }
  for (const ratio of ratios) say({ type: 'bench/ratio', name, ...ratio });
  for (const { goal, system, value, isHeld } of judgeGoals(result))
    say({ type: 'bench/goal', ...goal, system, value, holds: isHeld });
}

function sayWords(result: CaseResult, io: CommandIo): void {
  const { name, unit, systems, ratios } = result;
  const { language } = io;
  const words = messages(language).commandLine;
  const figure = (value: number): string => wordFigure(value, language);
  for (const one of systems) {
    const { system, min, max } = one;
    const ends = { min: figure(min), max: figure(max) };
    const details = { name, system, unit, value: figure(valueOf(one)), ...ends };
    io.stdout(fill(words.benchLine, details, language));
  }
  for (const { system, against, ratio, min, max } of ratios) {
    const ends = { min: figure(min), max: figure(max) };
    const details = { name, system, against, ratio: figure(ratio), ...ends };
    io.stdout(fill(words.benchRatioLine, details, language));
  }
  for (const judged of judgeGoals(result)) {
    const details = { name, system: judged.system, ...wordGoal(judged, unit, language) };
    io.stdout(fill(words.benchGoalLine, details, language));
  }
}
