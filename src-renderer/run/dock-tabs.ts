import type { RunTask } from './run-task.ts';

/** The views of the dock, in their order. Words of the same names stand in `messages` under `dock`. */
const allDockTabs = [
  'curves',
  'maps',
  'predictions',
  'text',
  'walk',
  'health',
  'landscape',
  'runs',
] as const;
export type DockTab = (typeof allDockTabs)[number];

/** The views that have something to show of what a network learns; all of them while that is not known. */
export function dockTabsFor(task: RunTask | undefined): readonly DockTab[] {
  if (task === undefined) return allDockTabs;
  return allDockTabs.filter((tab) => hasSomethingToShow(tab, task));
}

function hasSomethingToShow(tab: DockTab, { kind }: RunTask): boolean {
  switch (tab) {
    case 'curves':
    case 'maps':
    case 'walk':
    case 'health':
    case 'landscape':
    case 'runs':
      return true;
    case 'predictions':
      return kind !== 'text' && kind !== 'numbers';
    case 'text':
      return kind === 'text';
  }
}
