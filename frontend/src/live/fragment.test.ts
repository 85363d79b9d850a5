import { afterEach, expect, test, vi } from 'vitest';
import { fetchRegion } from './fragment';

function answer(response: Partial<Response> & { html?: string }): void {
  vi.stubGlobal('fetch', () =>
    Promise.resolve({ text: () => Promise.resolve(response.html ?? ''), ...response }),
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a fragment brings the region', async () => {
  answer({ ok: true, html: '<section id="live">new</section>' });

  const fetched = await fetchRegion('/fleet/fragment');

  expect(fetched.kind === 'fresh' && fetched.region.textContent).toBe('new');
});

test('a redirect is the log-in page', async () => {
  answer({ ok: false, type: 'opaqueredirect', status: 0 });

  expect(await fetchRegion('/x')).toEqual({ kind: 'logged-out' });
});

test.each([
  [401, 'logged-out'],
  [404, 'gone'],
  [503, 'failed'],
])('status %i means %s', async (status, kind) => {
  answer({ ok: false, type: 'basic', status });

  expect(await fetchRegion('/x')).toEqual({ kind });
});

test('no answer, or one without the region, is a failure', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  expect(await fetchRegion('/x')).toEqual({ kind: 'failed' });

  answer({ ok: true, html: '<p>proxy</p>' });
  expect(await fetchRegion('/x')).toEqual({ kind: 'failed' });
});
