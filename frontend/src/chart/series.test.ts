import { expect, test } from 'vitest';
import { columns, lagText, type LagSeries } from './series';

const START = 1_785_207_600_000;

function every(seconds: number, ...lags: (number | null)[]): LagSeries['points'] {
  return lags.map((lag, place) => [START + place * seconds * 1000, lag]);
}

test('times become seconds and unknown lags stay unknown', () => {
  expect(columns(every(2, 0.1, null, 0.3))).toEqual([
    [START / 1000, START / 1000 + 2, START / 1000 + 4],
    [0.1, null, 0.3],
  ]);
});

test('the line breaks where nobody looked', () => {
  const points = every(2, 0.1, 0.1, 0.1, 0.1);
  points.push([START + 600_000, 0.2]);

  const [times, lags] = columns(points);

  expect(lags).toEqual([0.1, 0.1, 0.1, 0.1, null, 0.2]);
  expect(times[4]).toBe(START / 1000 + 8);
});

test('nothing measured is nothing drawn', () => {
  expect(columns([])).toEqual([[], []]);
});

test.each([
  [null, '?'],
  [undefined, '?'],
  [0, '0.00 s'],
  [0.024, '0.02 s'],
  [14.33, '14.3 s'],
  [131, '2 min 11 s'],
  [12_000, '3 h 20 min'],
])('a lag of %s reads %s', (lag, told) => {
  expect(lagText(lag, '?')).toBe(told);
});
