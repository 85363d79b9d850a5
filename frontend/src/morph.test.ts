import { expect, test } from 'vitest';
import { morph } from './morph';

function element(html: string): HTMLElement {
  const parent = document.createElement('div');
  parent.innerHTML = html;
  return parent.firstElementChild as HTMLElement;
}

function morphed(from: string, to: string): HTMLElement {
  const live = element(from);
  document.body.replaceChildren(live);
  morph(live, element(to));
  return live;
}

test('becomes the newer version', () => {
  const to = '<ul class="b"><li>1</li><li data-x="1">two<b>!</b></li></ul>';

  expect(morphed('<ul class="a" title="t"><li>1</li></ul>', to).outerHTML).toBe(to);
});

test('keeps the element that has the focus and only changes its text', () => {
  const live = element('<p><a href="#x" id="a">old</a></p>');
  document.body.replaceChildren(live);
  const link = live.querySelector('a');
  link?.focus();

  morph(live, element('<p><a href="#x" id="a">new</a></p>'));

  expect(document.activeElement).toBe(link);
  expect(link?.textContent).toBe('new');
});

test('rows that change places stay the same rows', () => {
  const live = element('<ol><li id="a">a</li><li id="b">b</li><li id="c">c</li></ol>');
  const first = live.firstElementChild;

  morph(live, element('<ol><li id="c">c</li><li id="a">a!</li><li id="d">d</li></ol>'));

  expect(live.outerHTML).toBe('<ol><li id="c">c</li><li id="a">a!</li><li id="d">d</li></ol>');
  expect(live.children[1]).toBe(first);
});

test('what the reader opened stays open, and what is kept is not touched', () => {
  const live = morphed(
    '<div><details open><summary>s</summary></details><section id="k" data-keep>drawn</section></div>',
    '<div><details><summary>s</summary></details><section id="k" data-keep></section></div>',
  );

  expect(live.querySelector('details')?.open).toBe(true);
  expect(live.querySelector('section')?.textContent).toBe('drawn');
});

test('an element of another kind takes the place of the old one', () => {
  expect(morphed('<p>text <b>b</b></p>', '<p><i>i</i> text</p>').innerHTML).toBe('<i>i</i> text');
});
