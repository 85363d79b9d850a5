import { morph } from './morph';
import { text } from './text';

const MOST_BYTES = 1024 * 1024;

/**
 * Checks without leaving the page, so that the texts stay where the reader left them, and takes
 * files from the reader's own disk. Without scripts the same form asks for a new page.
 */
export function checkWithoutLeaving(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void check(form, event.submitter);
  });
  for (const pane of form.querySelectorAll<HTMLElement>('[data-pane]')) {
    takeFiles(pane);
  }
}

async function check(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  submitter?.setAttribute('aria-busy', 'true');
  const sent = texts(form);
  const answer = await send(form, submitter);
  submitter?.removeAttribute('aria-busy');
  if (answer === undefined || (!answer.ok && answer.status !== 400)) {
    complain(form, text('check.notSent'));
    return;
  }
  show(form, await answer.text(), sent);
  if (submitter?.hasAttribute('data-check') === true) {
    document.getElementById('outcome')?.scrollIntoView({ block: 'start' });
  }
}

async function send(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
): Promise<Response | undefined> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    body.append(name, typeof value === 'string' ? value : '');
  }
  try {
    return await fetch(form.action, {
      method: 'POST',
      redirect: 'manual',
      headers: { Accept: 'text/html' },
      body,
    });
  } catch {
    return undefined;
  }
}

function texts(form: HTMLFormElement): Map<string, string> {
  return new Map([...form.querySelectorAll('textarea')].map((area) => [area.id, area.value]));
}

function show(form: HTMLFormElement, html: string, sent: Map<string, string>): void {
  const newer = new DOMParser().parseFromString(html, 'text/html').getElementById('check');
  const place = document.getElementById('check');
  if (newer === null || place === null) {
    complain(form, text('check.notSent'));
    return;
  }
  morph(place, newer);
  for (const area of form.querySelectorAll('textarea')) {
    if (area.value === sent.get(area.id) && area.value !== area.defaultValue) {
      area.value = area.defaultValue;
    }
  }
}

/** A file that is chosen or dropped becomes the text; it goes nowhere before 'Check'. */
function takeFiles(pane: HTMLElement): void {
  const area = pane.querySelector('textarea');
  const picker = pane.querySelector<HTMLInputElement>('input[type="file"]');
  if (area === null || picker === null) {
    return;
  }
  picker.addEventListener('change', () => {
    void read(area, picker.files?.[0]).then(() => {
      picker.value = '';
    });
  });
  pane.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') === true) {
      event.preventDefault();
      pane.classList.add('over');
    }
  });
  pane.addEventListener('dragleave', () => {
    pane.classList.remove('over');
  });
  pane.addEventListener('drop', (event) => {
    pane.classList.remove('over');
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) {
      event.preventDefault();
      void read(area, file);
    }
  });
}

async function read(area: HTMLTextAreaElement, file: File | undefined): Promise<void> {
  if (file === undefined || area.form === null) {
    return;
  }
  if (file.size > MOST_BYTES) {
    complain(area.form, text('check.fileTooLong', file.name));
    return;
  }
  document.getElementById('not-checked')?.remove();
  area.value = await file.text();
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function complain(form: HTMLFormElement, sentence: string): void {
  const note = document.getElementById('not-checked') ?? document.createElement('p');
  note.id = 'not-checked';
  note.className = 'note critical';
  note.setAttribute('role', 'alert');
  note.textContent = sentence;
  form.querySelector('.form-end')?.before(note);
}
