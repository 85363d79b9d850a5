/** The page's own texts, which the server wrote into its head in the reader's language. */
export function text(key: string, ...values: (string | number)[]): string {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="text:${key}"]`);
  return values.reduce<string>(
    (filled, value, place) => filled.replace(`{${place}}`, String(value)),
    meta?.content ?? key,
  );
}
