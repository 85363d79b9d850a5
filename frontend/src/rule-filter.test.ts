import { beforeEach, expect, test } from 'vitest';
import { filterRules } from './rule-filter';

beforeEach(() => {
  document.body.innerHTML = `
    <form><input name="q"></form>
    <ul data-rules id="critical"><li data-rule id="a">Braces do not match</li></ul>
    <ul data-rules id="note"><li data-rule id="b">Sample mail server</li><li data-rule id="c">No refresh</li></ul>
    <p id="no-rule" hidden></p>`;
  filterRules(document.querySelector('form') as HTMLFormElement);
});

function type(words: string): void {
  const input = document.querySelector('input') as HTMLInputElement;
  input.value = words;
  input.dispatchEvent(new Event('input'));
}

function hidden(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[hidden]')].map((element) => element.id);
}

test('rules that lack a word are hidden, and groups without a rule', () => {
  type('MAIL sample');
  expect(hidden()).toEqual(['critical', 'a', 'c', 'no-rule']);
  type('');
  expect(hidden()).toEqual(['no-rule']);
});

test('nothing found is said', () => {
  type('nonsense');
  expect(document.getElementById('no-rule')?.hidden).toBe(false);
});
