import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkWithoutLeaving } from './check';
import { writeTexts } from './testing';

const PAGE = (value: string, outcome: string) => `
  <div id="check"><form action="/lint"><section data-pane>
    <input name="name1" value="db1"><textarea id="text1" name="text1">${value}</textarea>
    <input type="file"></section>
    <div class="form-end"><button data-check>Check</button></div>
    <section id="outcome">${outcome}</section></form></div>`;

let form: HTMLFormElement;
let area: HTMLTextAreaElement;

beforeEach(() => {
  document.head.innerHTML = '';
  writeTexts({ 'check.notSent': 'Not sent.', 'check.fileTooLong': '{0} is too long.' });
  document.body.innerHTML = PAGE('', '');
  form = document.querySelector('form') as HTMLFormElement;
  area = document.querySelector('textarea') as HTMLTextAreaElement;
  checkWithoutLeaving(form);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function submit(): void {
  form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
}

function answering(value: string, outcome: string): ReturnType<typeof vi.fn> {
  const fetching = vi.fn().mockResolvedValue(new Response(PAGE(value, outcome)));
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

test('the outcome appears and the text stays', async () => {
  area.value = 'a {';
  const fetching = answering('a {', 'one finding');
  submit();
  await vi.waitFor(() => {
    expect(document.getElementById('outcome')?.textContent).toBe('one finding');
  });
  const { body } = fetching.mock.calls[0]?.[1] as { body: URLSearchParams };
  expect(body.get('text1')).toBe('a {');
  expect(area.isConnected).toBe(true);
  expect(area.value).toBe('a {');
});

test('an applied edit arrives in the text', async () => {
  area.value = 'a {';
  answering('a {\n}', 'nothing');
  submit();
  await vi.waitFor(() => {
    expect(area.value).toBe('a {\n}');
  });
});

test('what was typed while the answer was under way is kept', async () => {
  area.value = 'a {';
  answering('b', 'nothing');
  submit();
  area.value = 'a { more';
  await vi.waitFor(() => {
    expect(document.getElementById('outcome')?.textContent).toBe('nothing');
  });
  expect(area.value).toBe('a { more');
});

test('a lost connection is told and loses nothing', async () => {
  area.value = 'a {';
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('offline')));
  submit();
  await vi.waitFor(() => {
    expect(document.getElementById('not-checked')?.textContent).toBe('Not sent.');
  });
  expect(area.value).toBe('a {');
});

test('a chosen file becomes the text', async () => {
  const picker = document.querySelector('input[type="file"]') as HTMLInputElement;
  const file = new File(['vrrp_instance a {\n}\n'], 'keepalived.conf');
  Object.defineProperty(picker, 'files', { value: [file] });
  picker.dispatchEvent(new Event('change'));
  await vi.waitFor(() => {
    expect(area.value).toBe('vrrp_instance a {\n}\n');
  });
});

test('a file beyond a mebibyte is refused before it is read', async () => {
  const picker = document.querySelector('input[type="file"]') as HTMLInputElement;
  const file = new File(['#'.repeat(1024 * 1024 + 1)], 'large.conf');
  Object.defineProperty(picker, 'files', { value: [file] });
  picker.dispatchEvent(new Event('change'));
  await vi.waitFor(() => {
    expect(document.getElementById('not-checked')?.textContent).toBe('large.conf is too long.');
  });
  expect(area.value).toBe('');
});
