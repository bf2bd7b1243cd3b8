/** Numbers as traders read them. What is not known is a dash. */

export const NONE = '–';
const MINUS = '−';
const MAX_QUANTITY_DIGITS = 8;

const exact = new Intl.NumberFormat('en-US', { maximumFractionDigits: MAX_QUANTITY_DIGITS });
const formats = new Map<number, Intl.NumberFormat>();

function format(digits: number): Intl.NumberFormat {
  let known = formats.get(digits);
  if (!known) {
    known = new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(digits, known);
  }
  return known;
}

export function isKnown(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** With so many decimals; a number that rounds to zero has no sign. */
export function number(value: number | null | undefined, digits = 2): string {
  if (!isKnown(value)) {
    return NONE;
  }
  const text = format(digits).format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** With its sign, whichever it is. */
export function signed(value: number | null | undefined, digits = 2): string {
  const text = number(value, digits);
  return isKnown(value) && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export function percent(fraction: number | null | undefined, digits = 2): string {
  return isKnown(fraction) ? `${number(100 * fraction, digits)} %` : NONE;
}

export function signedPercent(fraction: number | null | undefined, digits = 2): string {
  return isKnown(fraction) ? `${signed(100 * fraction, digits)} %` : NONE;
}

/** Decimals of a price whose instrument is not known. */
export function guessDigits(price: number | null | undefined): number {
  const size = Math.abs(price ?? 0);
  return size >= 1_000 ? 2 : size >= 10 ? 3 : size >= 0.1 ? 5 : 8;
}

export function price(value: number | null | undefined, digits?: number | null): string {
  return number(value, digits ?? guessDigits(value));
}

/** As exact as it is, without zeros at the end. */
export function quantity(value: number | null | undefined): string {
  if (!isKnown(value)) {
    return NONE;
  }
  const text = exact.format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** As short as a list needs it: five digits that count. */
export function shortQuantity(value: number | null | undefined): string {
  return isKnown(value) ? quantity(Number(value.toPrecision(5))) : NONE;
}

/** A figure of any size and unit. */
export function figure(value: unknown): string {
  if (typeof value !== 'number') {
    return value === null || value === undefined || value === '' ? NONE : String(value);
  }
  const size = Math.abs(value);
  const digits = Number.isInteger(value) && size < 1e15 ? 0 : size >= 1_000 ? 2 : size >= 1 ? 4 : size >= 0.001 ? 5 : 8;
  return number(value, digits).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

export type Tone = 'gain' | 'loss' | '';

/** What a number is coloured as. Its sign says the same without colour. */
export function tone(value: number | null | undefined): Tone {
  return isKnown(value) && value !== 0 ? (value > 0 ? 'gain' : 'loss') : '';
}

const CAPITALS = /[A-Z]{2,}/;

/** A code such as TAKE_PROFIT as words. */
export function words(code: string | null | undefined): string {
  if (!code) {
    return NONE;
  }
  return CAPITALS.test(code) || code.includes('_') ? code.toLowerCase().replaceAll('_', ' ') : code;
}

/** What became of a signal. */
export function outcome(code: string | null | undefined): string {
  return code === 'ALREADY' ? 'no change' : words(code);
}

/** How long something has lasted, in the largest unit that says it. */
export function ago(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1_000));
  if (seconds < 90) {
    return `${seconds} s`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) {
    return `${minutes} min`;
  }
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
