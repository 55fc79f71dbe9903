import { expect, test } from 'vitest';

import { sayWhen } from '../../../src-renderer/start/say-when.ts';

const now = new Date(2026, 10, 25, 12).getTime();
const hour = 3_600_000;

test.each([
  [0, 'ahora', 'now'],
  [5 * 60_000, 'hace 5 minutos', '5 minutes ago'],
  [2 * hour, 'hace 2 horas', '2 hours ago'],
  [25 * hour, 'ayer', 'yesterday'],
  [8 * 24 * hour, '17 de noviembre', '17 November'],
  [400 * 24 * hour, '21 de octubre de 2025', '21 October 2025'],
])('%d ms ago is told in both languages', (passed, spanish, english) => {
  expect(sayWhen(now - passed, now, 'es')).toBe(spanish);
  expect(sayWhen(now - passed, now, 'en')).toBe(english);
});

test('a clock that stands behind says now', () => {
  expect(sayWhen(now + hour, now, 'en')).toBe('now');
});
