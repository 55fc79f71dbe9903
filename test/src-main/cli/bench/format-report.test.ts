import { expect, test } from 'vitest';

import { formatReport } from '../../../../src-main/cli/bench/format-report.ts';
import type { CaseResult } from '../../../../src-main/cli/bench/case-result.ts';

const results: readonly CaseResult[] = [
  {
    name: 'lenet',
    unit: 'images/s',
    higherIsBetter: true,
    systems: [
      { system: 'lienzo-wasm', rounds: 5, min: 812.4, median: 1234.5, max: 1300 },
      {
        ...{ system: 'keras', rounds: 5, min: 1, median: 2, max: 3 },
        settings: 'jit_compile=False',
      },
    ],
    ratios: [{ system: 'lienzo-wasm', against: 'tfjs-cpu', ratio: 12.34, min: 9.5, max: 14 }],
    skipped: [
      { system: 'lienzo-tensorflow', reason: { code: 'engine-pack-missing', details: {} } },
    ],
    versions: { Keras: '3.0' },
    load: { min: 0.5, median: 1.25, max: 2 },
  },
  {
    name: 'window-frame',
    unit: 'ms',
    higherIsBetter: false,
    systems: [{ system: 'lienzo-drag', rounds: 5, min: 3, median: 5.25, max: 9 }],
    ratios: [],
    skipped: [],
    versions: { Chromium: '150.0' },
    load: { min: 0, median: 0, max: 0 },
  },
];
const report = {
  machine: {
    platform: 'linux-x64',
    processor: 'Some processor',
    cores: 2,
    memoryBytes: 16e9,
    versions: { Lienzo: '0.1.0' },
  },
  results,
  date: new Date('2026-11-25T10:00:00Z'),
};

test('the report has the machine, the figures, the ratios, the load, the settings and what was left out', () => {
  const text = formatReport(report, 'en');
  for (const line of [
    '| Date | 2026-11-25 |',
    '| Versions | Lienzo 0.1.0, Keras 3.0, Chromium 150.0 |',
    '| lenet | lienzo-wasm | 1,235 | 812 | 1,300 | images/s |',
    '| lenet | lienzo-wasm | tfjs-cpu | 12.3 | 9.50 | 14 |',
    '| lenet | 5 | 1.25 | 0.50 | 2 |',
    '- lenet keras: `jit_compile=False`',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).toMatch(/^- lenet lienzo-tensorflow was not measured: \S/m);
});

test('the report says of every goal whether it was held', () => {
  const lines = formatReport(report, 'en').split('\n');
  expect(lines).toContain('| lenet | lienzo-wasm | at least 700 images/s | 1,235 | yes |');
  expect(lines).toContain('| lenet | lienzo-wasm | at least 30 times tfjs-cpu | 12.3 | no |');
  expect(lines).toContain('| window-frame | lienzo-drag | under 8 ms | 5.25 | yes |');
});

test('the report speaks Spanish, with its own numbers', () => {
  const lines = formatReport(report, 'es').split('\n');
  expect(lines[0]).toBe('# Velocidad de Lienzo');
  expect(lines).toContain('| window-frame | lienzo-drag | menos de 8 ms | 5,25 | sí |');
});
