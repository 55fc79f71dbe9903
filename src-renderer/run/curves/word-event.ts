import type { MadeChange } from '../../../src-shared/spec/live-changes.ts';
import { writePointNumber } from '../../ui/write-point-number.ts';
import { format, say, words } from '../../words/language.svelte.ts';
import type { CurveEvent } from './curve-events.ts';

/** An event in the few words that fit above a curve: "lr 0.001 → 0.0003". */
export function wordEvent(event: CurveEvent): string {
  const w = words().live;
  switch (event.kind) {
    case 'changed':
      return event.changes.map(wordChange).join(', ');
    case 'dropped':
      return fromTo(w.learningRate, event.before, event.rate);
    case 'early-stopped':
      return w.stoppedEarly;
    case 'diverged':
      return w.diverged;
  }
}

/** The same for a list, with its step. */
export function wordEventAtStep(event: CurveEvent): string {
  return `${say(words().dock.stepAt, { step: event.step })}: ${wordEvent(event)}`;
}

function wordChange(change: MadeChange): string {
  const name = change.setting === 'dropoutRate' ? change.nodeId : words().live[change.setting];
  return fromTo(name, change.before, change.value);
}

function fromTo(name: string, before: number, after: number): string {
  const write = (value: number): string => format.plain(Number(value.toPrecision(3)));
  return `${name} ${write(before)} → ${write(after)}`;
}

/** An event as machines read it, in the settings' own names: "learningRate 0.001 -> 0.0003". */
export function writeEvent(event: CurveEvent): string {
  const write = (name: string, before: number, after: number): string =>
    `${name} ${writePointNumber(before)} -> ${writePointNumber(after)}`;
  switch (event.kind) {
    case 'changed':
      return event.changes
        .map((change) => {
          const { setting, before, value } = change;
          const name = setting === 'dropoutRate' ? `${change.nodeId} rate` : setting;
          return write(name, before, value);
        })
        .join('; ');
    case 'dropped':
      return `schedule: ${write('learningRate', event.before, event.rate)}`;
    case 'early-stopped':
    case 'diverged':
      return event.kind;
  }
}
