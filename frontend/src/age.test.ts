import { beforeEach, expect, test } from 'vitest';
import { ago, length } from './age';
import { ENGLISH, writeTexts } from './testing';

beforeEach(() => {
  document.head.replaceChildren();
  writeTexts(ENGLISH);
});

test.each([
  [0, '0 s'],
  [14_900, '14 s'],
  [119_999, '119 s'],
  [120_000, '2 min'],
  [7_199_000, '119 min'],
  [7_200_000, '2 h'],
  [172_800_000, '2 d'],
])('%i ms are told in their biggest unit', (millis, told) => {
  expect(length(millis)).toBe(told);
});

test('less than a second ago is just now, as is what a fast clock puts into the future', () => {
  expect(ago(900)).toBe('just now');
  expect(ago(-5000)).toBe('just now');
  expect(ago(14_000)).toBe('14 s ago');
});
