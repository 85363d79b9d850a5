/** Puts the texts into the page that the server would put there. */
export function writeTexts(texts: Record<string, string>): void {
  for (const [key, content] of Object.entries(texts)) {
    const meta = document.createElement('meta');
    meta.name = `text:${key}`;
    meta.content = content;
    document.head.append(meta);
  }
}

export const ENGLISH = {
  'age.now': 'just now',
  'age.ago': '{0} ago',
  'duration.seconds': '{0} s',
  'duration.minutes': '{0} min',
  'duration.hours': '{0} h',
  'duration.days': '{0} d',
  'live.reconnecting': 'What you see is from {0} ago; reconnecting.',
  'live.noNewLooks': 'What you see is from {0} ago; no new looks.',
  'live.loggedOut': 'Logged out; from {0} ago.',
  'live.logIn': 'Log in again',
};
