import { morph } from './morph';
import { text } from './text';

/**
 * Sends the form without leaving the page, so that whatever was typed, secrets too, is still there
 * when the server finds something wrong: a page never gets a secret back from the server.
 */
export function saveWithoutLosing(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save(form);
  });
}

async function save(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector('button');
  button?.setAttribute('aria-busy', 'true');
  const answer = await send(form);
  button?.removeAttribute('aria-busy');
  if (answer?.type === 'opaqueredirect') {
    location.assign(form.dataset.next ?? pairPage(form));
  } else if (answer?.status === 400 || answer?.status === 409) {
    show(form, await answer.text());
  } else {
    complain(form);
  }
}

async function send(form: HTMLFormElement): Promise<Response | undefined> {
  try {
    return await fetch(form.action, {
      method: 'POST',
      redirect: 'manual',
      headers: { Accept: 'text/html' },
      body: fields(form),
    });
  } catch {
    return undefined;
  }
}

function fields(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    body.append(name, typeof value === 'string' ? value : '');
  }
  return body;
}

/** Where the server leads to as well: what was stored may have another name than before. */
function pairPage(form: HTMLFormElement): string {
  const page = `/pairs/${encodeURIComponent(named(form))}`;
  return form.dataset.done ? `${page}/${form.dataset.done}` : page;
}

function named(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>('input[name="name"]')?.value.trim() ?? '';
}

/** Takes over what the server says about the form, and where it knows better, its values. */
function show(form: HTMLFormElement, html: string): void {
  const newer = new DOMParser().parseFromString(html, 'text/html').getElementById('form');
  const place = document.getElementById('form');
  if (newer === null || place === null) {
    complain(form);
    return;
  }
  newer.querySelectorAll('.retype').forEach((note) => {
    note.remove();
  });
  morph(place, newer);
  adoptValues(form);
  const first = form.querySelector<HTMLElement>('[aria-invalid]');
  (first ?? place.querySelector('[role="alert"]'))?.scrollIntoView({ block: 'center' });
  first?.focus({ preventScroll: true });
}

/** What the server rendered are attributes; a field that was typed into no longer follows them. */
function adoptValues(form: HTMLFormElement): void {
  for (const input of form.querySelectorAll('input')) {
    if (input.type === 'checkbox') {
      input.checked = input.defaultChecked;
    } else if (input.type !== 'password') {
      input.value = input.defaultValue;
    }
  }
  for (const option of form.querySelectorAll('option')) {
    option.selected = option.defaultSelected;
  }
}

function complain(form: HTMLFormElement): void {
  const note = document.getElementById('not-sent') ?? document.createElement('p');
  note.id = 'not-sent';
  note.className = 'note critical';
  note.setAttribute('role', 'alert');
  note.textContent = text('form.notSent');
  form.querySelector('.form-end')?.before(note);
}
