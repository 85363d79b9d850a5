import { text } from './text';

/** Takes a look without leaving the page. */
export function lookWithoutLeaving(form: HTMLFormElement, looked: () => void): void {
  const button = form.querySelector('button');
  const problem = document.getElementById('look-problem');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void look();
  });

  async function look(): Promise<void> {
    button?.setAttribute('aria-busy', 'true');
    const done = await post(form);
    button?.removeAttribute('aria-busy');
    if (problem !== null) {
      problem.hidden = done;
      problem.textContent = done ? '' : text('look.failed');
    }
    looked();
  }
}

/** The page answers with a redirect to itself, which need not be followed. */
async function post(form: HTMLFormElement): Promise<boolean> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    body.set(name, typeof value === 'string' ? value : '');
  }
  try {
    const answer = await fetch(form.action, { method: 'POST', redirect: 'manual', body });
    return answer.ok || answer.type === 'opaqueredirect';
  } catch {
    return false;
  }
}
