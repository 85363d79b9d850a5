/** How much what the page shows can be trusted to be the present. */
export type Freshness = 'fresh' | 'reconnecting' | 'no-new-looks' | 'logged-out';

/** What freshness is told from; times in milliseconds. */
export interface Facts {
  loggedOut: boolean;
  connected: boolean;
  /** Age of the newest look that the page shows; null before there is one. */
  age: number | null;
  staleAfter: number;
}

export function freshness(facts: Facts): Freshness {
  if (facts.loggedOut) {
    return 'logged-out';
  }
  if (!facts.connected) {
    return 'reconnecting';
  }
  return facts.age !== null && facts.age > facts.staleAfter ? 'no-new-looks' : 'fresh';
}
