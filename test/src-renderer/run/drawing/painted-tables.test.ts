import { expect, test } from 'vitest';

import { ladderCsv } from '../../../../src-renderer/run/health/keep-ladder.ts';
import {
  paintLadder,
  sizeLadder,
  type LadderPicture,
} from '../../../../src-renderer/run/health/paint-ladder.ts';
import { heatRows } from '../../../../src-renderer/run/sweeps/heat-map.ts';
import {
  paintHeatMap,
  sizeHeatMap,
  type HeatMap,
} from '../../../../src-renderer/run/sweeps/paint-heat-map.ts';
import { sweepPoints } from '../../../../src-shared/runs/sweep-result.ts';
import { drawnSvg, plainTheme, plainWidth, unclosedIn, wordsOf } from './drawn-svg.ts';

const axes = [
  { path: 'model.dense_1.units', values: [4, 8] },
  { path: 'training.optimizer.learningRate', values: [0.1, 0.01] },
];
const points = sweepPoints(
  [
    [4, 0.1, 0.4],
    [4, 0.01, 0.2],
    [8, 0.1, 0.1],
  ].map(([units = 0, rate = 0, wrong = 0]) => ({
    runId: `${units}-${rate}`,
    state: 'completed',
    values: [units, rate],
    valAccuracy: 1 - wrong,
    accuracy: 1,
    valLoss: wrong,
    loss: 0,
  })),
);

test('a map over two settings has a cell for every pair, the strongest where the error is highest', () => {
  const rows = heatRows(points, axes, 'error');
  expect(rows.map((row) => row.map((cell) => cell?.value.toFixed(1)))).toEqual([
    ['0.4', '0.2'],
    ['0.1', undefined],
  ]);
  expect(rows[0]?.[0]?.strength).toBeCloseTo(0.45);
  expect(rows[0]?.[1]?.strength).toBeCloseTo(0.15);
  expect(rows[1]?.[0]?.strength).toBe(0);
});

test('the map is drawn with both settings, all values, and a dash where nothing came of a pair', () => {
  const map: HeatMap = {
    rowName: 'units',
    columnName: 'rate',
    rows: ['4', '8'],
    columns: ['0.1', '0.01'],
    cells: heatRows(points, axes, 'error').map((row) =>
      row.map((cell) => cell && { text: cell.value.toFixed(1), strength: cell.strength }),
    ),
  };
  const size = sizeHeatMap(map, plainTheme, plainWidth);
  const svg = drawnSvg({
    title: 'Map',
    charts: [
      {
        title: 'E_out',
        keys: [],
        ...size,
        paint: (surface) => paintHeatMap(surface, map, plainTheme),
      },
    ],
  });
  expect(unclosedIn(svg)).toEqual([]);
  expect(wordsOf(svg)).toEqual([
    'E_out',
    'rate',
    'units',
    '0.1',
    '0.01',
    '4',
    '0.4',
    '0.2',
    '8',
    '0.1',
    '–',
  ]);
  expect(svg.match(/<rect[^>]*fill="#b84705"/g)).toHaveLength(3);
  expect(svg).toContain('fill-opacity="0.45"');
});

test('a ladder is drawn with every layer, its figures and its places', () => {
  const picture: LadderPicture = {
    heads: ['Layer', 'Gradient', 'Step', 'Units'],
    rows: [
      {
        name: 'dense_1',
        gradient: '0.001',
        gradientPlace: 0.25,
        trail: [0.5, 0.4],
        update: '10⁻³',
        updatePlace: 0.5,
        units: '12 % dead',
      },
      {
        name: 'flatten_1',
        gradient: '–',
        gradientPlace: undefined,
        trail: [],
        update: '–',
        updatePlace: undefined,
        units: '',
      },
    ],
    gradientEnds: ['10⁻⁶', '1'],
    updateEnds: ['10⁻⁶', '1'],
    usualPlace: 0.5,
  };
  const size = sizeLadder(picture, plainTheme, plainWidth);
  const svg = drawnSvg({
    title: 'Layers',
    charts: [
      {
        title: '',
        keys: [],
        ...size,
        paint: (surface) => paintLadder(surface, picture, plainTheme),
      },
    ],
  });
  expect(unclosedIn(svg)).toEqual([]);
  expect(wordsOf(svg)).toEqual(expect.arrayContaining(['dense_1', '12 % dead', 'flatten_1']));
  const discs = [...svg.matchAll(/<circle cx="([\d.]+)"[^>]*r="([\d.]+)"/g)];
  const places = discs.map(([, x, r]) => ({ x: Number(x), r: Number(r) }));
  expect(places).toEqual([
    { x: size.gradient + 110, r: 1.5 },
    { x: size.gradient + 88, r: 1.5 },
    { x: size.gradient + 55, r: 3.5 },
    { x: size.update + 110, r: 3.5 },
  ]);
});

test('the numbers of a ladder are a row for each layer and reading', () => {
  const text = ladderCsv([
    {
      step: 1,
      layers: [{ nodeId: 'dense_1', spread: 1, gradientNorm: 0.5, updateRatio: null, dead: 0.25 }],
    },
    {
      step: 9,
      layers: [{ nodeId: 'dense_1', spread: 1, gradientNorm: 0.125, updateRatio: 0.001 }],
    },
  ]);
  expect(text).toBe(
    'step,layer,gradient_norm,update_ratio,dead,saturated\n1,dense_1,0.5,,0.25,\n9,dense_1,0.125,0.001,,\n',
  );
});
