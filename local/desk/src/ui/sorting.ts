export type Cell = string | number | boolean | null | undefined;

export interface Order {
  column: string;
  down: boolean;
}

function compare(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  return String(a).localeCompare(String(b), 'en', { numeric: true, sensitivity: 'base' });
}

function isAbsent(value: Cell): boolean {
  return value === null || value === undefined || value === '' || (typeof value === 'number' && Number.isNaN(value));
}

/** Sorted by a value, equal ones as they were; what has no value comes last in both directions. */
export function sorted<T>(rows: readonly T[], value: (row: T) => Cell, down: boolean): T[] {
  return [...rows].sort((left, right) => {
    const a = value(left);
    const b = value(right);
    if (isAbsent(a) || isAbsent(b)) {
      return Number(isAbsent(a)) - Number(isAbsent(b));
    }
    return down ? compare(b, a) : compare(a, b);
  });
}

/** The order after a click on a column's head: numbers begin with the largest, texts with the first. */
export function afterClick(order: Order | null, column: string, numeric: boolean): Order {
  return order?.column === column ? { column, down: !order.down } : { column, down: numeric };
}

export function ariaSort(order: Order | null, column: string): 'ascending' | 'descending' | 'none' {
  return order?.column !== column ? 'none' : order.down ? 'descending' : 'ascending';
}
