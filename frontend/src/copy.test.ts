import { beforeEach, expect, test, vi } from 'vitest';
import { copyOnClick } from './copy';

const written: string[] = [];

function button(): HTMLButtonElement {
  return document.querySelector('button') as HTMLButtonElement;
}

beforeEach(() => {
  written.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', {
    clipboard: {
      writeText: (content: string) => {
        written.push(content);
        return Promise.resolve();
      },
    },
  });
  document.body.innerHTML =
    '<button data-copy="state BACKUP\nnopreempt" data-copied="Copied">Copy</button>';
  copyOnClick(button());
});

test('lines are copied as they are, and the button says so for a while', async () => {
  button().click();
  await vi.advanceTimersByTimeAsync(0);
  expect(written).toEqual(['state BACKUP\nnopreempt']);
  expect(button().textContent).toBe('Copied');
  await vi.advanceTimersByTimeAsync(2000);
  expect(button().textContent).toBe('Copy');
});

test('a page that is not secure copies by a selection', async () => {
  vi.stubGlobal('isSecureContext', false);
  Object.assign(document, {
    execCommand: () => {
      written.push((document.querySelector('textarea') as HTMLTextAreaElement).value);
      return true;
    },
  });
  button().click();
  await vi.advanceTimersByTimeAsync(0);
  expect(written).toEqual(['state BACKUP\nnopreempt']);
  expect(document.querySelector('textarea')).toBeNull();
});
