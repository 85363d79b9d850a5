import { beforeEach, expect, test, vi } from 'vitest';
import { localTime, setServerNow, serverNow, tellAges } from './clock';
import { ENGLISH, writeTexts } from './testing';

beforeEach(() => {
  vi.useFakeTimers();
  document.head.replaceChildren();
  writeTexts(ENGLISH);
});

test('ages follow the server when the clock of the browser is an hour slow', () => {
  vi.setSystemTime('2026-07-28T02:00:00Z');
  setServerNow(Date.parse('2026-07-28T03:00:14Z'));
  document.body.innerHTML = '<time data-ago datetime="2026-07-28T03:00:00Z"></time>';

  tellAges();

  expect(document.body.textContent).toBe('14 s ago');
  vi.advanceTimersByTime(2000);
  expect(serverNow()).toBe(Date.parse('2026-07-28T03:00:16Z'));
});

test('the day is only named when it is not today', () => {
  const now = new Date(2026, 6, 28, 12, 0, 0);

  expect(localTime(new Date(2026, 6, 28, 3, 4, 5), now)).toBe('03:04:05');
  expect(localTime(new Date(2026, 6, 27, 3, 4, 5), now)).toBe('2026-07-27 03:04:05');
});
