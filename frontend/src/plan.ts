import { serverNow } from './clock';

const LOOK_EVERY_MILLIS = 1000;

/** Takes the button away from a plan that has grown too old while it was being read. */
export function expirePlan(page: HTMLElement): void {
  const note = page.querySelector<HTMLElement>('#plan-expired');
  const expires = Date.parse(note?.dataset['expires'] ?? '');
  const timer = setInterval(() => {
    if (note !== null && serverNow() >= expires) {
      clearInterval(timer);
      note.hidden = false;
      page.querySelector('form[data-run]')?.remove();
    }
  }, LOOK_EVERY_MILLIS);
}

/**
 * Has forms that make or run plans sent only once: the answer may take seconds, as the panel looks
 * at the hosts first.
 */
export function sendOnce(root: Document): void {
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'post') {
      return;
    }
    if (form.getAttribute('aria-busy') === 'true') {
      event.preventDefault();
      return;
    }
    form.setAttribute('aria-busy', 'true');
    form.querySelector('button')?.setAttribute('aria-busy', 'true');
  });
  root.defaultView?.addEventListener('pageshow', () => {
    for (const busy of root.querySelectorAll('[aria-busy]')) {
      busy.removeAttribute('aria-busy');
    }
  });
}
