import { length } from '../age';
import { text } from '../text';
import type { Freshness } from './freshness';

const SENTENCES: Record<Exclude<Freshness, 'fresh'>, string> = {
  reconnecting: 'live.reconnecting',
  'no-new-looks': 'live.noNewLooks',
  'logged-out': 'live.loggedOut',
};

/** Says at the top of the page when what it shows is not the present. */
export class Banner {
  private readonly sentence = document.createElement('span');
  private readonly link = document.createElement('a');

  constructor(private readonly element: HTMLElement) {
    this.link.href = '/login';
    this.link.textContent = text('live.logIn');
    element.append(this.sentence, this.link);
  }

  show(state: Freshness, age: number | null): void {
    this.element.hidden = state === 'fresh';
    this.link.hidden = state !== 'logged-out';
    if (state !== 'fresh') {
      this.write(text(SENTENCES[state], length(age ?? 0)));
    }
  }

  /** Writes only what differs, or a screen reader would say it again and again. */
  private write(sentence: string): void {
    if (this.sentence.textContent !== sentence) {
      this.sentence.textContent = sentence;
    }
  }
}
