import { useEffect, useMemo, useState } from 'preact/hooks';
import { Curves } from '../chart/curves';
import type { BacktestResult } from '../contract';
import { get } from '../data/server';
import { Panel } from '../ui/bits';
import { comparedRows, gains } from './compared';

function useRuns(ids: readonly string[]): { runs: BacktestResult[]; problems: string[] } {
  const [known, setKnown] = useState<{ runs: BacktestResult[]; problems: string[] }>({ runs: [], problems: [] });
  const key = ids.join(',');
  useEffect(() => {
    const aborter = new AbortController();
    const all = ids.map(id => get<BacktestResult>(`/api/backtests/${encodeURIComponent(id)}`, {}, aborter.signal));
    void Promise.allSettled(all).then(answers => {
      if (!aborter.signal.aborted) {
        setKnown({
          runs: answers.flatMap(one => (one.status === 'fulfilled' ? [one.value] : [])),
          problems: answers.flatMap((one, at) =>
            one.status === 'rejected' ? [`${ids[at]}: ${(one.reason as Error).message}`] : [],
          ),
        });
      }
    });
    return () => aborter.abort();
  }, [key]);
  return known;
}

/** Backtests side by side: figures in columns, equity curves over each other, each in per cent of its start. */
export function Comparison({ ids }: { ids: readonly string[] }) {
  const { runs, problems } = useRuns(ids);
  const curves = useMemo(
    () =>
      runs
        .filter(run => (run.result?.equity.length ?? 0) > 1)
        .map((run, at) => ({ title: run.id, kind: 'line' as const, run: at, points: gains(run.result?.equity ?? []) })),
    [runs],
  );
  const rows = comparedRows(runs);
  return (
    <Panel title={runs.length > 1 ? `Comparison of ${runs.length} backtests` : 'Result'}>
      {problems.map(problem => (
        <p key={problem} class="problem" role="alert">
          {problem}
        </p>
      ))}
      {curves.length > 0 && (
        <>
          <ul class="legend runs">
            {curves.map(curve => (
              <li key={curve.title}>
                <span class={`swatch run-${(curve.run % 6) + 1}`} /> {curve.title}
              </li>
            ))}
          </ul>
          <Curves
            label={`Equity of ${curves.map(curve => curve.title).join(', ')}, each in per cent of its start`}
            curves={curves}
            options={{ scale: 'percent' }}
          />
        </>
      )}
      {rows.length > 0 && (
        <div class="scroll" tabIndex={0} role="group" aria-label="Figures side by side">
          <table class="compared">
            <caption class="hidden">Figures of the chosen backtests side by side</caption>
            <thead>
              <tr>
                <th scope="col">Figure</th>
                {runs.map(run => (
                  <th key={run.id} scope="col" class="numeric">
                    {run.id}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.name} class={new Set(row.texts).size > 1 ? 'differs' : ''}>
                  <th scope="row">{row.name}</th>
                  {row.texts.map((text, at) => (
                    <td key={at} class="numeric">
                      {text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
