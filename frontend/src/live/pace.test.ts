import { beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace';

beforeEach(() => {
  vi.useFakeTimers();
});

test('the first request runs at once, a burst runs once more after the interval', async () => {
  const task = vi.fn(() => Promise.resolve());
  const pace = new Pace(task, 1000);

  pace.request();
  await vi.advanceTimersByTimeAsync(0);
  expect(task).toHaveBeenCalledTimes(1);

  pace.request();
  pace.request();
  pace.request();
  await vi.advanceTimersByTimeAsync(999);
  expect(task).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(task).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(task).toHaveBeenCalledTimes(2);
});

test('a task that takes a quarter second runs every two and a half', async () => {
  const task = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 250)));
  const pace = new Pace(task, 1000);

  for (let tenths = 0; tenths < 95; tenths++) {
    pace.request();
    await vi.advanceTimersByTimeAsync(100);
  }

  expect(task).toHaveBeenCalledTimes(4);
});

test('a task that takes longer than the interval never runs twice at once', async () => {
  let running = 0;
  let most = 0;
  const pace = new Pace(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    running -= 1;
  }, 1000);

  for (let second = 0; second < 8; second++) {
    pace.request();
    await vi.advanceTimersByTimeAsync(1000);
  }

  expect(most).toBe(1);
});
