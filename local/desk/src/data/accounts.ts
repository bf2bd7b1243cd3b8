import type { Overview } from '../contract';

/** The account of what trades without a portfolio. */
export const MODEL = 'model';

/** What the page's head says of the account. */
export interface Standing {
  name: 'Equity' | 'Value';
  value: number | null;
  dayGain: number | null;
  /** Left out where it is not of one account. */
  drawdown?: number | null;
}

export function modelTrades(overview: Overview): boolean {
  return overview.watch.some(row => row.kind === 'instrument');
}

/** The names of the accounts that trade, that of the model first. */
export function accountsOf(overview: Overview): string[] {
  const portfolios = (overview.portfolios ?? []).map(one => one.name);
  return modelTrades(overview) || portfolios.length === 0 ? [MODEL, ...portfolios] : portfolios;
}

function sum(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter(value => value != null);
  return known.length === 0 ? null : known.reduce((all, value) => all + value, 0);
}

/** The model's account; where no model trades the sum of the portfolios, if they count in one currency. */
export function standing(overview: Overview): Standing | null {
  if (modelTrades(overview)) {
    return {
      name: 'Equity',
      value: overview.equity ?? null,
      dayGain: overview.dayGain ?? null,
      drawdown: overview.drawdown ?? null,
    };
  }
  const portfolios = overview.portfolios ?? [];
  const value = sum(portfolios.map(one => one.value));
  if (value === null || new Set(portfolios.map(one => one.quote)).size > 1) {
    return null;
  }
  return { name: 'Value', value, dayGain: sum(portfolios.map(one => one.dayGain)) };
}
