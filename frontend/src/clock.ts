import { ago, length } from './age';

let ahead = 0;

/** Takes over the server's time, as clocks of browsers and servers differ. */
export function setServerNow(millis: number): void {
  ahead = millis - Date.now();
}

/** The server's time, in milliseconds since the epoch. */
export function serverNow(): number {
  return Date.now() + ahead;
}

/** Writes how long ago each moment in the page was. */
export function tellAges(root: ParentNode = document): void {
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-ago]')) {
    const told = ago(serverNow() - Date.parse(time.dateTime));
    if (time.textContent !== told) {
      time.textContent = told;
    }
  }
}

/** Writes how long each thing has been under way that began at a moment. */
export function tellElapsed(root: ParentNode = document): void {
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-since]')) {
    const told = length(serverNow() - Date.parse(time.dateTime));
    if (time.textContent !== told) {
      time.textContent = told;
    }
  }
}

/** Writes each exact moment in the reader's time zone; a day is only named when it is not today. */
export function tellClocks(root: ParentNode = document): void {
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-clock]')) {
    const told = localTime(new Date(time.dateTime), new Date(serverNow()));
    if (time.textContent !== told) {
      time.title = time.title || time.textContent;
      time.textContent = told;
    }
  }
}

/** `14:03:09`, or `2026-07-28 14:03:09` on another day than today. */
export function localTime(moment: Date, now: Date): string {
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  const clock = `${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;
  return moment.toDateString() === now.toDateString() ? clock : `${day} ${clock}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
