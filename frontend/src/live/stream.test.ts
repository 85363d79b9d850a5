import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Backoff } from './backoff';
import { ReturningStream } from './stream';

class FakeEventSource extends EventTarget {
  static opened: FakeEventSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;

  constructor(readonly url: string) {
    super();
    FakeEventSource.opened.push(this);
  }

  close(): void {
    this.closed = true;
  }
}

const heard: string[] = [];
const listener = {
  opened: () => heard.push('opened'),
  changed: () => heard.push('changed'),
  broke: () => heard.push('broke'),
};

function newest(): FakeEventSource {
  const source = FakeEventSource.opened.at(-1);
  if (source === undefined) {
    throw new Error('nothing was opened');
  }
  return source;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeEventSource);
  FakeEventSource.opened = [];
  heard.length = 0;
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('tells of the opening and of every event', () => {
  new ReturningStream('/s', listener).open();
  newest().onopen?.();
  newest().dispatchEvent(new Event('state'));
  newest().dispatchEvent(new Event('pair'));

  expect(heard).toEqual(['opened', 'changed', 'changed']);
});

test('comes back after each break, later and later', () => {
  new ReturningStream('/s', listener, new Backoff(() => 1)).open();

  newest().onerror?.();
  expect(newest().closed).toBe(true);
  vi.advanceTimersByTime(500);
  expect(FakeEventSource.opened).toHaveLength(2);
  newest().onerror?.();
  vi.advanceTimersByTime(999);
  expect(FakeEventSource.opened).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(FakeEventSource.opened).toHaveLength(3);
  expect(heard).toEqual(['broke', 'broke']);
});

test('stays closed once it was closed', () => {
  const stream = new ReturningStream('/s', listener);
  stream.open();
  newest().onerror?.();
  stream.close();

  vi.advanceTimersByTime(60_000);

  expect(FakeEventSource.opened).toHaveLength(1);
});
