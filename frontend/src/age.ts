import { text } from './text';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its biggest unit, cut as the server cuts it. */
export function length(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  if (seconds < 2 * MINUTE) {
    return text('duration.seconds', seconds);
  }
  if (seconds < 2 * HOUR) {
    return text('duration.minutes', Math.floor(seconds / MINUTE));
  }
  return seconds < 2 * DAY
    ? text('duration.hours', Math.floor(seconds / HOUR))
    : text('duration.days', Math.floor(seconds / DAY));
}

/** How long ago something was, such as '14 s ago'. */
export function ago(millis: number): string {
  return millis < 1000 ? text('age.now') : text('age.ago', length(millis));
}
