import { beforeEach, expect, test, vi } from 'vitest';
import { filterAsTyped, queryOf } from './filter';

let form: HTMLFormElement;
let region: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `
    <form><input name="q"><select name="health"><option value=""><option value="CRITICAL"></select></form>
    <section data-fragment="/fleet/fragment"></section>`;
  form = document.querySelector('form') as HTMLFormElement;
  region = document.querySelector('section') as HTMLElement;
});

function type(words: string): void {
  const input = form.querySelector('input') as HTMLInputElement;
  input.value = words;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

test('empty fields are no part of the query', () => {
  expect(queryOf(form)).toBe('');
  type(' shop & co ');
  expect(queryOf(form)).toBe('?q=shop+%26+co');
});

test('the fragment follows what is typed, once typing pauses', () => {
  const refresh = vi.fn();
  filterAsTyped(form, region, refresh);

  type('o');
  type('or');
  vi.advanceTimersByTime(199);
  expect(refresh).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);

  expect(refresh).toHaveBeenCalledTimes(1);
  expect(region.dataset['fragment']).toBe('/fleet/fragment?q=or');
});
