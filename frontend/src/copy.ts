/** Copies a button's text and says so on the button for a while. */
export function copyOnClick(button: HTMLButtonElement): void {
  const label = button.textContent;
  button.addEventListener('click', () => {
    void copy(button.dataset['copy'] ?? '').then((done) => {
      if (done) {
        button.textContent = button.dataset['copied'] ?? label;
        setTimeout(() => {
          button.textContent = label;
        }, 2000);
      }
    });
  });
}

/** By the clipboard where the page may use it (HTTPS), else by a selection as of old. */
async function copy(content: string): Promise<boolean> {
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(content).then(
      () => true,
      () => false,
    );
  }
  const area = document.createElement('textarea');
  area.value = content;
  document.body.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
