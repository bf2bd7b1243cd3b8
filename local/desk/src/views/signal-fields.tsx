import { useState } from 'preact/hooks';
import type { Portfolio } from '../contract';

/** Where the signals of a backtest are from: those received, or a file and how it is read. */
export function SignalFields({ portfolio }: { portfolio: Portfolio }) {
  const [file, setFile] = useState(false);
  return (
    <>
      <label class="field">
        Signals
        <select value={file ? 'file' : 'received'} onChange={event => setFile(event.currentTarget.value === 'file')}>
          <option value="received">those received</option>
          <option value="file">of a file</option>
        </select>
      </label>
      {file && (
        <>
          <label class="field">
            File (CSV)
            <input name="signals" type="file" accept=".csv,text/csv,text/plain" required />
          </label>
          <label class="field">
            Strategy of a list of trades
            <select name="strategy">
              <option value="">the only one</option>
              {(portfolio.strategies ?? []).map(one => (
                <option key={one.strategy}>{one.strategy}</option>
              ))}
            </select>
          </label>
          <label class="field">
            Zone of its times
            <input name="zone" placeholder="UTC" />
          </label>
          <label class="field">
            Delay, minutes
            <input name="delayMinutes" type="number" min={0} max={10080} placeholder="0" />
          </label>
        </>
      )}
    </>
  );
}
