import { basename } from 'node:path';

import { expect, test } from 'vitest';

import { benchNames } from '../../../../src-main/cli/bench/case-result.ts';
import { findReportFiles } from '../../../../src-main/cli/bench/report-files.ts';

const date = new Date('2026-11-25T10:00:00Z');

test('what is compared with peers on one day comes together, whichever cases are measured', () => {
  const one = findReportFiles(date, ['lenet'], true);
  expect(one).toEqual(findReportFiles(date, ['scale', 'memory'], true));
  expect(basename(one.report)).toBe('2026-11-25-peers.md');
  expect(one.kept).toMatch(/2026-11-25-peers\.json$/);
});

test('a report without peers has the cases of one command, and overwrites no other', () => {
  expect(basename(findReportFiles(date, benchNames, false).report)).toBe('2026-11-25.md');
  const some = findReportFiles(date, ['lenet', 'scale'], false);
  expect(basename(some.report)).toBe('2026-11-25-lenet-scale.md');
  expect(some.kept).toBeUndefined();
});
