import type { LogLine } from '../contract';

/** Lines that were read, then those that were received since; a line in both stands once. */
export function allLines(read: readonly LogLine[], received: readonly LogLine[]): LogLine[] {
  const key = (line: LogLine) => `${line.at} ${line.source} ${line.text}`;
  const known = new Set(read.map(key));
  return [...read, ...received.filter(line => !known.has(key(line)))].sort((a, b) => b.at - a.at);
}
