/** Narrows the list of rules while somebody types; without scripts the form asks for a new page. */
export function filterRules(form: HTMLFormElement): void {
  const input = form.querySelector('input');
  const empty = document.getElementById('no-rule');
  if (input === null) {
    return;
  }
  const apply = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const group of document.querySelectorAll<HTMLElement>('[data-rules]')) {
      let inGroup = 0;
      for (const rule of group.querySelectorAll<HTMLElement>('[data-rule]')) {
        const content = rule.textContent.toLowerCase();
        rule.hidden = !words.every((word) => content.includes(word));
        inGroup += rule.hidden ? 0 : 1;
      }
      group.hidden = inGroup === 0;
      shown += inGroup;
    }
    if (empty !== null) {
      empty.hidden = shown > 0;
    }
  };
  input.addEventListener('input', apply);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
}
