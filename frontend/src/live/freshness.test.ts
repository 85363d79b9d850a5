import { expect, test } from 'vitest';
import { freshness, type Facts } from './freshness';

const FRESH: Facts = { loggedOut: false, connected: true, age: 1000, staleAfter: 6000 };

test('a look within three periods on a good connection is fresh', () => {
  expect(freshness(FRESH)).toBe('fresh');
});

test('a pair that was never looked at is not stale', () => {
  expect(freshness({ ...FRESH, age: null })).toBe('fresh');
});

test('an old look is told even when the connection is good', () => {
  expect(freshness({ ...FRESH, age: 6001 })).toBe('no-new-looks');
});

test('a broken connection is told at once, a log-out before everything else', () => {
  expect(freshness({ ...FRESH, connected: false })).toBe('reconnecting');
  expect(freshness({ ...FRESH, connected: false, loggedOut: true })).toBe('logged-out');
});
