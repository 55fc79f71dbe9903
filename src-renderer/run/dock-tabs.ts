import type { RunTask } from './run-task.ts';

/** The views of the dock, in their order. Words of the same names stand in `messages` under `dock`. */
const allDockTabs = [
  'curves',
  'maps',
  'predictions',
  'text',
  'unrolled',
  'walk',
  'health',
  'landscape',
  'runs',
] as const;
export type DockTab = (typeof allDockTabs)[number];

/**
 * The views that have something to show of what a network learns; all of them while that is not known, but for the one
 * along time, which there is for recurrent layers alone.
 */
export function dockTabsFor(task: RunTask | undefined, isRecurrent: boolean): readonly DockTab[] {
  return allDockTabs.filter((tab) =>
    tab === 'unrolled' ? isRecurrent : task === undefined || hasSomethingToShow(tab, task),
  );
}

function hasSomethingToShow(
  tab: Exclude<DockTab, 'unrolled'>,
  { kind, isOfSequences = false }: RunTask,
): boolean {
  switch (tab) {
    case 'curves':
    case 'maps':
    case 'walk':
    case 'health':
    case 'landscape':
    case 'runs':
      return true;
    case 'predictions':
      return kind !== 'text' && (kind !== 'numbers' || isOfSequences);
    case 'text':
      return kind === 'text';
  }
}
