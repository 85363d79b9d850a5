/** What `GET /api/v1/pairs/{pair}/lag` answers, as api.md says. */
export interface LagResponse {
  series: LagSeries[];
}

/** One node's channel: moments in milliseconds since the epoch, lag in seconds, null if unknown. */
export interface LagSeries {
  node: string;
  channel: string;
  points: [number, number | null][];
}

/** A series as the chart wants it: seconds since the epoch, and lags of equal number. */
export type Columns = [number[], (number | null)[]];

const GAP_FACTOR = 4;

/**
 * The columns of a series. Where no look was taken for much longer than usual, an unknown lag is
 * put in, so that the line breaks instead of bridging what nobody saw.
 */
export function columns(points: LagSeries['points']): Columns {
  const usual = usualStep(points);
  const times: number[] = [];
  const lags: (number | null)[] = [];
  points.forEach(([time, lag], place) => {
    const before = points[place - 1];
    if (before !== undefined && time - before[0] > usual * GAP_FACTOR) {
      times.push((before[0] + usual) / 1000);
      lags.push(null);
    }
    times.push(time / 1000);
    lags.push(lag);
  });
  return [times, lags];
}

function usualStep(points: LagSeries['points']): number {
  const steps = points
    .slice(1)
    .map(([time], place) => time - (points[place]?.[0] ?? time))
    .sort((one, other) => one - other);
  return steps[Math.floor(steps.length / 2)] ?? Infinity;
}

/** A lag as people read it: `unknown` is the caller's word for null. */
export function lagText(lag: number | null | undefined, unknown: string): string {
  if (lag === null || lag === undefined) {
    return unknown;
  }
  if (lag < 60) {
    return `${lag.toFixed(lag < 10 ? 2 : 1)} s`;
  }
  const whole = Math.floor(lag);
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
