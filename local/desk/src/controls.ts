import type { WatchRow } from './contract';
import { ask } from './ui/confirm';

/** What a person may do to the bot, each confirmed. */

export function askStop(): void {
  ask({
    title: 'Emergency stop',
    consequences: [
      'Every order that rests at the venue is cancelled.',
      'Every position is closed at the market, those of portfolios too.',
      'Nothing is opened until somebody resumes.',
    ],
    verb: 'Stop everything',
    path: '/api/stop',
    body: {},
    reason: true,
    danger: true,
    done: 'Stopped: orders are cancelled and positions are closed. The bot opens nothing until you resume.',
    command: './scalpel stop',
  });
}

export function askPause(scope: { portfolio?: string; strategy?: string } = {}): void {
  const what = scope.strategy ?? scope.portfolio;
  ask({
    title: what ? `Pause ${what}` : 'Pause',
    consequences: ['Nothing is opened until somebody resumes.', 'What is open stays open, with its stop and its exits.'],
    verb: 'Pause',
    path: '/api/pause',
    body: { ...scope },
    reason: true,
    danger: false,
    done: 'Paused: nothing is opened until you resume.',
    command: './scalpel pause',
  });
}

export function askResume(scope: { portfolio?: string; strategy?: string } = {}): void {
  const what = scope.strategy ?? scope.portfolio;
  ask({
    title: what ? `Resume ${what}` : 'Resume',
    consequences: ['A halt or a pause is lifted.', 'The bot opens positions again, by its own rules and limits.'],
    verb: 'Resume',
    path: '/api/resume',
    body: { ...scope },
    reason: false,
    danger: false,
    done: 'Resumed: the bot trades again.',
    command: './scalpel resume',
  });
}

/** The portfolio and strategy of a row; null for an instrument of the model. */
export function strategyOf(row: WatchRow): { portfolio: string; strategy: string } | null {
  return row.kind === 'strategy' && row.account && row.strategy ? { portfolio: row.account, strategy: row.strategy } : null;
}

export function askClose(row: WatchRow): void {
  const position = row.position;
  const held = position ? `${position.side.toLowerCase()} ${position.quantity}` : 'what is held';
  ask({
    title: `Close ${row.name}`,
    consequences: [
      `The position of ${row.name} (${held}) is closed at the market.`,
      'Its stop and its target are cancelled first.',
      'Other positions stay. A new one may be opened at a later bar: pause if it must not.',
    ],
    verb: 'Close the position',
    path: '/api/close',
    body: strategyOf(row) ?? { symbol: row.symbol },
    reason: false,
    danger: true,
    done: `The position of ${row.name} is closed, or its exit is under way.`,
    command: './scalpel stop',
  });
}
