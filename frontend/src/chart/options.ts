import type uPlot from 'uplot';
import { localTime, serverNow } from '../clock';
import { text } from '../text';
import { lagText } from './series';

const DASHES = [undefined, [6, 4], [2, 3], [10, 3, 2, 3]];

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** How the chart looks; each line has its own colour and its own dashes. */
export function chartOptions(
  labels: string[],
  width: number,
  height: number,
  range: [number, number],
): uPlot.Options {
  return {
    width,
    height,
    cursor: { points: { size: 6 } },
    legend: { live: true },
    scales: {
      x: { range: () => range },
      y: { range: (_plot, _least, most) => [0, Math.max(1, most * 1.1)] },
    },
    axes: [timeAxis(), lagAxis()],
    series: [
      { label: text('chart.time'), value: (_plot, time) => clock(time) },
      ...labels.map(line),
    ],
  };
}

function clock(seconds: number | null): string {
  return seconds === null ? '–' : localTime(new Date(seconds * 1000), new Date(serverNow()));
}

function line(label: string, place: number): uPlot.Series {
  const dash = DASHES[place % DASHES.length];
  return {
    label,
    stroke: colour(`--line-${(place % 2) + 1}`),
    width: 1.5,
    spanGaps: false,
    value: (plot, lag, series, place) =>
      lagText(place === null ? plot.data[series]?.at(-1) : lag, text('chart.unknown')),
    ...(dash === undefined ? {} : { dash }),
  };
}

function plainAxis(): uPlot.Axis {
  return {
    font: `12px ${colour('--sans')}`,
    stroke: colour('--muted'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  };
}

function timeAxis(): uPlot.Axis {
  return {
    ...plainAxis(),
    values: [
      [3600, '{HH}:{mm}', null, null, null, null, null, null, 1],
      [60, '{HH}:{mm}', null, null, null, null, null, null, 1],
      [1, '{HH}:{mm}:{ss}', null, null, null, null, null, null, 1],
    ],
  };
}

function lagAxis(): uPlot.Axis {
  return {
    ...plainAxis(),
    size: 56,
    values: (_plot, ticks) => ticks.map((tick) => `${tick} s`),
  };
}
