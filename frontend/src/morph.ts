/**
 * Makes an element equal to a newer version of itself and touches only what differs, so that focus,
 * selection, scroll positions and what the reader opened stay as they are. Children are matched by
 * id, else by place. An element marked `data-keep` is left alone.
 */
export function morph(from: Element, to: Element): void {
  if (from.hasAttribute('data-keep')) {
    return;
  }
  copyAttributes(from, to);
  morphChildren(from, to);
}

function morphChildren(from: Element, to: Element): void {
  let place = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const found = match(place, from, wanted);
    if (found === null) {
      from.insertBefore(wanted, place);
      continue;
    }
    if (found !== place) {
      from.insertBefore(found, place);
    }
    update(found, wanted);
    place = found.nextSibling;
  }
  removeFrom(place);
}

function update(found: Node, wanted: Node): void {
  if (found instanceof Element && wanted instanceof Element) {
    morph(found, wanted);
  } else if (found.nodeValue !== wanted.nodeValue) {
    found.nodeValue = wanted.nodeValue;
  }
}

/** The old node that becomes the wanted one, or null when a new one is needed. */
function match(place: ChildNode | null, parent: Element, wanted: Node): ChildNode | null {
  const id = idOf(wanted);
  if (id) {
    return [...parent.children].find((child) => child.id === id && sameKind(child, wanted)) ?? null;
  }
  return place !== null && sameKind(place, wanted) && !idOf(place) ? place : null;
}

function sameKind(one: Node, other: Node): boolean {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName;
}

function idOf(node: Node): string {
  return node instanceof Element ? node.id : '';
}

function copyAttributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !belongsToReader(from, name)) {
      from.removeAttribute(name);
    }
  }
  for (const { name, value } of [...to.attributes]) {
    if (from.getAttribute(name) !== value && !belongsToReader(from, name)) {
      from.setAttribute(name, value);
    }
  }
}

function belongsToReader(element: Element, attribute: string): boolean {
  return attribute === 'open' && element.nodeName === 'DETAILS';
}

function removeFrom(first: ChildNode | null): void {
  let node = first;
  while (node !== null) {
    const next: ChildNode | null = node.nextSibling;
    node.remove();
    node = next;
  }
}
