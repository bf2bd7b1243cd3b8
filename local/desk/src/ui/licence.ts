export type BadgeTone = 'plain' | 'good' | 'warn' | 'bad';

/** How the badge of a licence looks: it is good only where trading with money is permitted. */
export function licenceTone(words: string | null | undefined): BadgeTone {
  const text = (words ?? '').toLowerCase();
  if (text.includes('suspend') || text.includes('revoked')) {
    return 'bad';
  }
  if (text.includes('probation')) {
    return 'warn';
  }
  return /\blicen[cs]ed\b/.test(text) && !/\b(not|un)\b|unlicen/.test(text) ? 'good' : 'plain';
}

/** What fits into a badge: the words before the details. */
export function briefLicence(words: string): string {
  return words.split(/[:,;(]/, 1)[0]?.trim() ?? words;
}
