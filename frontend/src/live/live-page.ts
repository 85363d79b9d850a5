import { serverNow, setServerNow, tellAges, tellClocks, tellElapsed } from '../clock';
import { morph } from '../morph';
import { Banner } from './banner';
import { fetchRegion } from './fragment';
import { freshness } from './freshness';
import { Pace } from './pace';
import { ReturningStream } from './stream';

const TICK_MILLIS = 1000;
const LEAST_BETWEEN_FETCHES_MILLIS = 1000;

/** Keeps the live region of a page fresh, and says so when it can't. */
export class LivePage {
  private connected = true;
  private fetchedAt = Date.now();
  private loggedOut = false;
  private readonly banner: Banner;
  private readonly stream: ReturningStream;
  private readonly fetching = new Pace(() => this.fetch(), LEAST_BETWEEN_FETCHES_MILLIS);
  private readonly title = document.title;

  constructor(
    private readonly region: HTMLElement,
    banner: HTMLElement,
    private readonly announcer: HTMLElement,
    private readonly staleAfter: number,
  ) {
    this.banner = new Banner(banner);
    this.stream = new ReturningStream(region.dataset['stream'] ?? '', {
      opened: () => {
        this.refresh();
      },
      changed: () => {
        this.refresh();
      },
      broke: () => {
        this.refresh();
      },
    });
  }

  start(): void {
    this.shown();
    setInterval(() => {
      this.tick();
    }, TICK_MILLIS);
    document.addEventListener('visibilitychange', () => {
      this.watch();
    });
    this.watch();
  }

  /** Fetches the region as soon as it may. */
  refresh(): void {
    this.fetching.request();
  }

  /** A hidden page lets its connection go: browsers allow only six to a server. */
  private watch(): void {
    if (document.hidden) {
      this.stream.close();
    } else if (!this.loggedOut && !this.over()) {
      this.stream.open();
    }
  }

  /** A region without a stream shows what does not change any more. */
  private over(): boolean {
    return !this.region.dataset['stream'];
  }

  private async fetch(): Promise<void> {
    this.fetchedAt = Date.now();
    const answer = await fetchRegion(this.region.dataset['fragment'] ?? '');
    switch (answer.kind) {
      case 'fresh':
        this.connected = true;
        this.replaceBy(answer.region);
        break;
      case 'logged-out':
        this.loggedOut = true;
        this.stream.close();
        break;
      case 'gone':
        location.assign('/');
        break;
      case 'failed':
        this.connected = false;
    }
    this.tick();
  }

  private replaceBy(newer: Element): void {
    const before = this.region.dataset['announce'];
    setServerNow(Number((newer as HTMLElement).dataset['now']));
    tellAges(newer);
    tellClocks(newer);
    tellElapsed(newer);
    morph(this.region, newer);
    if (this.over()) {
      this.stream.close();
    }
    const after = this.region.dataset['announce'] ?? '';
    if (after !== before) {
      this.announcer.textContent = after;
    }
    this.shown();
  }

  private shown(): void {
    const { now, badge } = this.region.dataset;
    setServerNow(Number(now));
    document.title = badge ? `(${badge}) ${this.title}` : this.title;
    tellClocks();
    this.tick();
  }

  private tick(): void {
    tellAges();
    tellElapsed();
    const age = this.age();
    const state = freshness({
      loggedOut: this.loggedOut,
      connected: this.connected,
      age,
      staleAfter: this.staleAfter,
    });
    this.banner.show(state, age);
    document.body.classList.toggle('stale', state !== 'fresh');
    this.markStaleParts();
    this.askAgainAtHalfTime();
  }

  /** Streams leave out looks that changed nothing, and may break without a word. */
  private askAgainAtHalfTime(): void {
    const overdue = Date.now() - this.fetchedAt > this.staleAfter / 2;
    if (overdue && !document.hidden && !this.loggedOut && !this.over()) {
      this.refresh();
    }
  }

  private age(): number | null {
    const observed = this.region.dataset['observed'];
    return observed ? serverNow() - Date.parse(observed) : null;
  }

  private markStaleParts(): void {
    for (const part of document.querySelectorAll<HTMLElement>('.row')) {
      const time = part.querySelector<HTMLTimeElement>('time[data-ago]');
      const age = time === null ? 0 : serverNow() - Date.parse(time.dateTime);
      part.classList.toggle('stale', age > this.staleAfter);
    }
  }
}
