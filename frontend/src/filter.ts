const PAUSE_MILLIS = 200;

/** Narrows the fleet while somebody types; without scripts the same form asks for a new page. */
export function filterAsTyped(
  form: HTMLFormElement,
  region: HTMLElement,
  refresh: () => void,
): void {
  const fragment = new URL(region.dataset['fragment'] ?? '', location.href).pathname;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const apply = () => {
    const query = queryOf(form);
    region.dataset['fragment'] = fragment + query;
    history.replaceState(null, '', location.pathname + query);
    refresh();
  };
  region.dataset['fragment'] = fragment + queryOf(form);
  form.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(apply, PAUSE_MILLIS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(pause);
    apply();
  });
}

/** What is filled in, as the query of an address. */
export function queryOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') {
      query.set(name, value.trim());
    }
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}
