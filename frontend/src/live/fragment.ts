/** What came of fetching the live region. */
export type Fetched =
  | { kind: 'fresh'; region: Element }
  | { kind: 'logged-out' }
  | { kind: 'gone' }
  | { kind: 'failed' };

const TIMEOUT_MILLIS = 4_000;

/** Fetches the live region as the server renders it. A redirect can only mean the log-in page. */
export async function fetchRegion(url: string): Promise<Fetched> {
  try {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { 'X-Requested-With': 'XMLHttpRequest', Accept: 'text/html' },
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
    return answer.ok ? parse(await answer.text()) : refused(answer);
  } catch {
    return { kind: 'failed' };
  }
}

function refused(answer: Response): Fetched {
  if (answer.type === 'opaqueredirect' || answer.status === 401) {
    return { kind: 'logged-out' };
  }
  return { kind: answer.status === 404 ? 'gone' : 'failed' };
}

function parse(html: string): Fetched {
  const region = new DOMParser().parseFromString(html, 'text/html').getElementById('live');
  return region === null ? { kind: 'failed' } : { kind: 'fresh', region };
}
