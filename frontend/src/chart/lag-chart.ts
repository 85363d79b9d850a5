import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { serverNow } from '../clock';
import { text } from '../text';
import { chartOptions } from './options';
import { columns, type LagResponse, type LagSeries } from './series';

const HEIGHT = 200;
const MOST_POINTS = 600;
const HOUR_MILLIS = 3_600_000;
const LEAST_REFRESH_MILLIS = 5000;

/** Draws the lag of both directions over time, and keeps drawing. */
export class LagChart {
  private hours = 1;
  private plot: uPlot | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly canvas: HTMLElement;

  constructor(private readonly place: HTMLElement) {
    this.canvas = place.querySelector<HTMLElement>('[data-chart]') ?? place;
  }

  start(): void {
    for (const button of this.buttons()) {
      button.addEventListener('click', () => {
        this.choose(Number(button.dataset['hours']));
      });
    }
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      void this.draw();
    });
    new ResizeObserver(() => {
      this.plot?.setSize({ width: this.canvas.clientWidth, height: HEIGHT });
    }).observe(this.canvas);
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) {
        void this.draw();
      }
    });
    void this.draw();
  }

  private buttons(): NodeListOf<HTMLButtonElement> {
    return this.place.querySelectorAll<HTMLButtonElement>('button[data-hours]');
  }

  private choose(hours: number): void {
    this.hours = hours;
    for (const button of this.buttons()) {
      button.setAttribute('aria-pressed', String(Number(button.dataset['hours']) === hours));
    }
    void this.draw();
  }

  private async draw(): Promise<void> {
    clearTimeout(this.timer);
    const to = serverNow();
    const from = to - this.hours * HOUR_MILLIS;
    const series = await this.load(from, to);
    if (series === undefined) {
      this.failed();
    } else if (series.every((one) => one.points.length === 0)) {
      this.say(text('chart.empty'));
    } else {
      this.paint(series, from / 1000, to / 1000);
    }
    if (!document.hidden) {
      this.timer = setTimeout(() => void this.draw(), this.refreshMillis());
    }
  }

  private refreshMillis(): number {
    return Math.max(LEAST_REFRESH_MILLIS, (this.hours * HOUR_MILLIS) / MOST_POINTS);
  }

  private async load(from: number, to: number): Promise<LagSeries[] | undefined> {
    const query = new URLSearchParams({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      points: String(MOST_POINTS),
    });
    try {
      const answer = await fetch(`${this.place.dataset['lag'] ?? ''}?${query.toString()}`, {
        headers: { Accept: 'application/json' },
      });
      return answer.ok ? ((await answer.json()) as LagResponse).series : undefined;
    } catch {
      return undefined;
    }
  }

  private paint(series: LagSeries[], from: number, to: number): void {
    const data = uPlot.join(series.map((one) => columns(one.points)));
    const options = chartOptions(
      series.map((one) => this.label(one)),
      this.canvas.clientWidth,
      HEIGHT,
      [from, to],
    );
    this.plot?.destroy();
    this.canvas.replaceChildren();
    this.plot = new uPlot(options, data, this.canvas);
  }

  /** A lag is the replica's; its source is the other node. */
  private label(series: LagSeries): string {
    const { first, second } = this.place.dataset;
    const source = (series.node === first ? second : first) ?? '?';
    const direction = text('chart.lagOf', source, series.node);
    return series.channel === '' ? direction : `${direction} (${series.channel})`;
  }

  /** What was drawn stays: it is history, and the page itself says when it is stale. */
  private failed(): void {
    if (this.plot === undefined) {
      this.say(text('chart.failed'));
    }
  }

  private say(sentence: string): void {
    this.plot?.destroy();
    this.plot = undefined;
    const words = document.createElement('p');
    words.className = 'empty';
    words.textContent = sentence;
    this.canvas.replaceChildren(words);
  }
}
