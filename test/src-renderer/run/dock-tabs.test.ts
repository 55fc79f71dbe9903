import { expect, test } from 'vitest';

import { dockTabsFor } from '../../../src-renderer/run/dock-tabs.ts';

const taskOf = (kind: 'classes' | 'points' | 'text' | 'numbers' | 'curve') => ({
  kind,
  classes: [],
  classCount: 0,
});

test('shows the views that have something to show', () => {
  expect(dockTabsFor(taskOf('classes'), false)).toEqual([
    'curves',
    'maps',
    'predictions',
    'walk',
    'health',
    'landscape',
    'runs',
  ]);
  expect(dockTabsFor(taskOf('text'), false)).toEqual([
    'curves',
    'maps',
    'text',
    'walk',
    'health',
    'landscape',
    'runs',
  ]);
  expect(dockTabsFor(taskOf('numbers'), false)).toEqual([
    'curves',
    'maps',
    'walk',
    'health',
    'landscape',
    'runs',
  ]);
});

test('shows all views while it is not known what the network learns', () => {
  expect(dockTabsFor(undefined, false)).toContain('text');
  expect(dockTabsFor(undefined, false)).toContain('predictions');
});
