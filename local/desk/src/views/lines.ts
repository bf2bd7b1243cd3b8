import type { LogLine } from '../contract';

/** Lines that were read, then those that were heard since; a line in both stands once. */
export function allLines(read: readonly LogLine[], heard: readonly LogLine[]): LogLine[] {
  const key = (line: LogLine) => `${line.at} ${line.source} ${line.text}`;
  const known = new Set(read.map(key));
  return [...read, ...heard.filter(line => !known.has(key(line)))].sort((a, b) => b.at - a.at);
}
