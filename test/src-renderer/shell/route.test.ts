import { expect, test } from 'vitest';

import { readPlace } from '../../../src-renderer/shell/read-place.ts';

test('a fragment names a project, anything else is the start', () => {
  expect(readPlace('#/project/lenet-1')).toEqual({ kind: 'project', id: 'lenet-1' });
  for (const fragment of [
    '',
    '#',
    '#/',
    '#/project/',
    '#/project/../etc',
    '#/project/A',
    'project/x',
  ]) {
    expect(readPlace(fragment)).toEqual({ kind: 'start' });
  }
});
