const OUTCOMES = ['passed', 'refused as documented', 'failed', 'out of scope'];

export function summaries(results) {
  const count = (rows) => Object.fromEntries(OUTCOMES.map((outcome) => [outcome, rows.filter((row) => row.outcome === outcome).length]));
  const clients = [...new Set(results.map((row) => row.client))];
  return {
    ...Object.fromEntries(clients.map((client) => [client, count(results.filter((row) => row.client === client))])),
    total: count(results),
  };
}

/** Failures with their reasons always; the table of all that was driven; then the sums. */
export function print(results, verbose) {
  for (const row of results) {
    if (row.outcome !== 'out of scope' || verbose) {
      const why = row.detail ?? (row.outcome === 'refused as documented' ? row.code ?? `HTTP ${row.status}` : row.outOfScope ?? '');
      console.log(`${row.client.padEnd(14)} ${row.operation.padEnd(36)} ${row.outcome}${why === '' ? '' : `  (${why})`}`);
    }
  }
  console.log();
  console.log(`${'client'.padEnd(14)}${OUTCOMES.map((outcome) => outcome.padStart(24)).join('')}`);
  for (const [client, counts] of Object.entries(summaries(results))) {
    console.log(`${client.padEnd(14)}${OUTCOMES.map((outcome) => String(counts[outcome]).padStart(24)).join('')}`);
  }
  const notOffered = results.filter((row) => row.notOffered && row.outcome === 'refused as documented');
  if (notOffered.length > 0) {
    const names = notOffered.map((row) => `${row.client}: ${row.operation}`).join(', ');
    console.log(`\nOf the refused, ${notOffered.length} are offered by the venue for some pairs and here for none: ${names}`);
  }
}

/** The driven operations as a report that build servers read. */
export function junit(results) {
  const driven = results.filter((row) => row.outcome !== 'out of scope');
  const failures = driven.filter((row) => row.outcome === 'failed').length;
  const cases = driven.map((row) => {
    const attributes = `classname="conformance.${escape(row.client)}" name="${escape(row.operation)}"`;
    return row.outcome === 'failed'
      ? `  <testcase ${attributes}><failure message="${escape(row.detail)}"/></testcase>`
      : `  <testcase ${attributes}/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="conformance" tests="${driven.length}" failures="${failures}" errors="0" skipped="0">`,
    ...cases,
    '</testsuite>',
    '',
  ].join('\n');
}

function escape(text) {
  return String(text).replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
