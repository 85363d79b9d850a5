import { beforeEach, expect, test } from 'vitest';
import { ENGLISH, writeTexts } from '../testing';
import { Banner } from './banner';

let element: HTMLElement;

beforeEach(() => {
  document.head.replaceChildren();
  writeTexts(ENGLISH);
  element = document.createElement('p');
});

test('is hidden while the page is fresh', () => {
  new Banner(element).show('fresh', 1000);

  expect(element.hidden).toBe(true);
});

test('says how old the page is while it reconnects', () => {
  new Banner(element).show('reconnecting', 14_000);

  expect(element.hidden).toBe(false);
  expect(element.textContent).toContain('What you see is from 14 s ago; reconnecting.');
  expect(element.querySelector('a')?.hidden).toBe(true);
});

test('offers to log in again after a log-out', () => {
  new Banner(element).show('logged-out', 14_000);

  expect(element.querySelector('a')?.hidden).toBe(false);
  expect(element.querySelector('a')?.getAttribute('href')).toBe('/login');
});
