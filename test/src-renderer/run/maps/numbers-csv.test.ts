import { expect, test } from 'vitest';

import { numbersCsv, planeCsv } from '../../../../src-renderer/run/maps/numbers-csv.ts';

const origin = { nodeId: 'conv2d_1', example: 5, step: 12 };

test('a map is written number by number with its place', () => {
  const data = Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
  const lines = numbersCsv({ data, shape: [2, 2, 2], fullShape: [2, 2, 2] }, origin).split('\n');
  expect(lines[0]).toBe('layer,example,step,row,column,channel,value');
  expect(lines.slice(1, 5)).toEqual([
    'conv2d_1,5,12,0,0,0,1',
    'conv2d_1,5,12,0,0,1,2',
    'conv2d_1,5,12,0,1,0,3',
    'conv2d_1,5,12,0,1,1,4',
  ]);
  expect(lines[8]).toBe('conv2d_1,5,12,1,1,1,8');
});

test('a number that is written gives the same float32 when it is read', () => {
  const data = Float32Array.from(
    { length: 500 },
    (_, i) => Math.sin(i * 12.9898) * 10 ** ((i % 40) - 20),
  );
  const lines = numbersCsv({ data, shape: [500], fullShape: [500] }, origin)
    .trim()
    .split('\n');
  const read = Float32Array.from(lines.slice(1), (line) => Number(line.split(',').at(-1)));
  expect(read).toEqual(data);
});

test('maps over the plane are written with the points that they are of, the highest row first', () => {
  const data = Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
  const picture = { data, shape: [2, 2, 2], fullShape: [2, 2, 2] };
  const text = planeCsv(picture, { nodeId: 'dense_1', step: 9, range: [-1.5, 1.5] });
  expect(text.trimEnd().split('\n')).toEqual([
    'layer,step,x,y,unit,value',
    'dense_1,9,-1.5,1.5,0,1',
    'dense_1,9,-1.5,1.5,1,2',
    'dense_1,9,1.5,1.5,0,3',
    'dense_1,9,1.5,1.5,1,4',
    'dense_1,9,-1.5,-1.5,0,5',
    'dense_1,9,-1.5,-1.5,1,6',
    'dense_1,9,1.5,-1.5,0,7',
    'dense_1,9,1.5,-1.5,1,8',
  ]);
});
