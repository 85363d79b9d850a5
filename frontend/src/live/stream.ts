import { Backoff } from './backoff';

/** What a stream tells. */
export interface StreamListener {
  /** The stream is open; what was missed before it is not repeated. */
  opened(): void;
  /** Something changed on the server. */
  changed(): void;
  /** The stream broke; it tries again by itself. */
  broke(): void;
}

const EVENTS = ['state', 'pair', 'removed', 'step', 'log', 'done', 'message'];

/**
 * Server-sent events that come back after every break. A browser's own reconnection gives up as
 * soon as an answer is not a stream, such as a proxy's error page, so it is not relied upon.
 */
export class ReturningStream {
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly url: string,
    private readonly listener: StreamListener,
    private readonly backoff = new Backoff(),
  ) {}

  open(): void {
    this.close();
    const source = new EventSource(this.url);
    this.source = source;
    source.onopen = () => {
      this.backoff.reset();
      this.listener.opened();
    };
    source.onerror = () => {
      this.retry();
    };
    for (const name of EVENTS) {
      source.addEventListener(name, () => {
        this.listener.changed();
      });
    }
  }

  close(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.source?.close();
    this.source = undefined;
  }

  private retry(): void {
    this.close();
    this.timer = setTimeout(() => {
      this.open();
    }, this.backoff.next());
    this.listener.broke();
  }
}
