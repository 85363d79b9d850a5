import { expect, test } from 'vitest';
import { Backoff } from './backoff';

test('waits double up to five seconds, and start over after a success', () => {
  const backoff = new Backoff(() => 1);

  expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
  backoff.reset();
  expect(backoff.next()).toBe(500);
});

test('chance spreads browsers that lost the same server', () => {
  expect(new Backoff(() => 0).next()).toBe(375);
});
