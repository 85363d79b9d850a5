import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setServerNow } from './clock';
import { expirePlan, sendOnce } from './plan';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-31T12:00:00Z') });
  setServerNow(Date.now());
  document.body.innerHTML = `
    <div id="plan">
      <p id="plan-expired" data-expires="2026-01-31T12:00:30Z" hidden></p>
      <form method="post" data-run><button>Run</button></form>
    </div>`;
});

afterEach(() => {
  vi.useRealTimers();
});

function planPage(): HTMLElement {
  const page = document.getElementById('plan');
  if (page === null) {
    throw new Error('no page');
  }
  return page;
}

test('a plan that grows too old while it is read can no longer be run', () => {
  expirePlan(planPage());

  vi.advanceTimersByTime(29_000);
  expect(document.querySelector('form[data-run]')).not.toBeNull();

  vi.advanceTimersByTime(2_000);
  expect(document.querySelector('form[data-run]')).toBeNull();
  expect(document.getElementById('plan-expired')?.hidden).toBe(false);
});

test('an impatient second click sends nothing', () => {
  sendOnce(document);
  const form = document.querySelector('form');
  const submit = () => new Event('submit', { bubbles: true, cancelable: true });
  const first = submit();
  const second = submit();

  form?.dispatchEvent(first);
  form?.dispatchEvent(second);

  expect(first.defaultPrevented).toBe(false);
  expect(second.defaultPrevented).toBe(true);
  expect(form?.querySelector('button')?.getAttribute('aria-busy')).toBe('true');
});
