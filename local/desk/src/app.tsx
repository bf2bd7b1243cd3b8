import { useEffect, useRef, useState } from 'preact/hooks';
import { linkTo, useAddress, VIEWS, type Address, type View } from './address';
import type { Overview, WatchRow } from './contract';
import { desk } from './data/desk';
import { useStore } from './data/store';
import { listen } from './keyboard';
import { Banner } from './ui/banner';
import { Confirmation } from './ui/confirm';
import { Foot } from './ui/foot';
import { Head } from './ui/head';
import { Help } from './ui/help';
import { BacktestsView } from './views/backtests';
import { ChartView } from './views/chart';
import { DecisionsView } from './views/decisions';
import { EquityView } from './views/equity';
import { LogView } from './views/log';
import { ModelsView } from './views/models';
import { OrdersView } from './views/orders';
import { PortfolioView } from './views/portfolio';
import { QualityView } from './views/quality';
import { SettingsView } from './views/settings';
import { WatchList } from './watch/watch-list';

export function App() {
  const shown = useAddress();
  const overview = useStore(desk, state => state.overview);
  const problem = useStore(desk, state => state.problem);
  const silent = useStore(desk, state => state.silent);
  const [helps, setHelps] = useState(false);
  useEffect(() => listen(() => setHelps(true)), []);
  const row = overview?.watch.find(one => one.key === shown.key) ?? overview?.watch[0];
  useEffect(() => {
    document.title = row ? `${row.name} · Scalpel` : 'Scalpel';
  }, [row?.name]);
  return (
    <div class={`desk ${shown.view === 'watch' ? 'shows-watch' : ''} ${silent ? 'out-of-date' : ''}`}>
      <a class="skip" href="#content" onClick={skip}>
        Skip to the content
      </a>
      <Head overview={overview} />
      <Banner />
      <Tabs view={shown.view} />
      <WatchList selected={row?.key ?? ''} shown={shown} />
      <main id="content" tabIndex={-1} data-view={shown.view}>
        {overview ? (
          <Content overview={overview} row={row} shown={shown} />
        ) : (
          <p class={problem ? 'problem' : 'empty'}>{problem ?? 'Loading…'}</p>
        )}
      </main>
      <Foot help={() => setHelps(true)} />
      <Confirmation />
      {helps && <Help onClose={() => setHelps(false)} />}
    </div>
  );
}

/** The fragment keeps the view, so this link must not become one. */
function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}

/** So much of the tab before stays visible. */
const TAB_MARGIN = 60;

function Tabs({ view }: { view: View }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-current]');
    list.current?.parentElement?.scrollTo({ left: (tab?.offsetLeft ?? 0) - TAB_MARGIN });
  }, [view]);
  return (
    <nav class="tabs" aria-label="Views">
      <ul ref={list}>
        <li class="phone">
          <a href={linkTo({ view: 'watch' })} aria-current={view === 'watch' ? 'page' : undefined}>
            Watch
          </a>
        </li>
        {VIEWS.map(([name, title]) => (
          <li key={name}>
            <a href={linkTo({ view: name })} aria-current={view === name ? 'page' : undefined} data-name={name}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Content({ overview, row, shown }: { overview: Overview; row: WatchRow | undefined; shown: Address }) {
  const readOnly = overview.readOnly ?? false;
  switch (shown.view) {
    case 'portfolio':
      return <PortfolioView overview={overview} />;
    case 'equity':
      return <EquityView overview={overview} />;
    case 'backtests':
      return <BacktestsView overview={overview} compare={shown.more.compare ?? ''} />;
    case 'quality':
      return <QualityView overview={overview} />;
    case 'settings':
      return <SettingsView />;
    case 'log':
      return <LogView />;
  }
  if (!row) {
    return <p class="empty">No instrument is traded. Symbols are set in scalpel.yaml; ./scalpel init writes one.</p>;
  }
  switch (shown.view) {
    case 'decisions':
      return <DecisionsView row={row} />;
    case 'orders':
      return <OrdersView overview={overview} row={row} />;
    case 'models':
      return <ModelsView overview={overview} row={row} />;
    default:
      return <ChartView row={row} frame={shown.frame} readOnly={readOnly} />;
  }
}
