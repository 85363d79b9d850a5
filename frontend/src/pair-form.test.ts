import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveWithoutLosing } from './pair-form';

const PAGE = `
  <div id="form">
    <form class="pair-form" action="/add-pair">
      <input name="name" value=""><input name="tags" value="">
      <input name="password" type="password"><textarea name="key"></textarea>
      <input name="unicast" type="checkbox" checked>
      <div class="form-end"><button>Save</button></div>
    </form>
  </div>`;

const WRONG = PAGE.replace('name="name" value=""', 'name="name" value="Bad" aria-invalid="true"')
  .replace('name="tags" value=""', 'name="tags" value="theirs"')
  .replace('<form', '<div role="alert">Wrong</div><form')
  .replace('</textarea>', '</textarea><p class="retype">Type it again</p>');

function field(name: string): HTMLInputElement {
  return document.querySelector(`[name="${name}"]`) as HTMLInputElement;
}

async function submit(answer: Partial<Response> | undefined, html = ''): Promise<URLSearchParams> {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', (_url: string, request: RequestInit) => {
    sent.push(request.body);
    return answer === undefined
      ? Promise.reject(new TypeError('offline'))
      : Promise.resolve({ ...answer, text: () => Promise.resolve(html) });
  });
  const submitting = new Event('submit', { cancelable: true, bubbles: true });
  document.querySelector('form')?.dispatchEvent(submitting);
  await new Promise((resolve) => setTimeout(resolve, 0));
  return sent[0] as URLSearchParams;
}

beforeEach(() => {
  document.body.innerHTML = PAGE;
  saveWithoutLosing(document.querySelector('form') as HTMLFormElement);
  field('name').value = 'Bad';
  field('tags').value = 'mine';
  field('password').value = 'secret';
  field('key').value = 'private';
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('everything is sent', async () => {
  const sent = await submit({ status: 400 }, WRONG);

  expect(sent.get('password')).toBe('secret');
  expect(sent.get('unicast')).toBe('on');
});

test('an error is shown beside its field and no secret has to be typed again', async () => {
  await submit({ status: 400 }, WRONG);

  expect(document.querySelector('[role="alert"]')?.textContent).toBe('Wrong');
  expect(field('name').getAttribute('aria-invalid')).toBe('true');
  expect(field('password').value).toBe('secret');
  expect(field('key').value).toBe('private');
  expect(document.querySelector('.retype')).toBeNull();
});

test('a value that somebody else changed meanwhile is taken over', async () => {
  await submit({ status: 409 }, WRONG);

  expect(field('tags').value).toBe('theirs');
});

test('a form that could not be sent stays as it is, and says so', async () => {
  await submit(undefined);

  expect(document.querySelector('#not-sent')).not.toBeNull();
  expect(field('password').value).toBe('secret');
});
