package dev.scalpel.local.desk.data;

import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.shards.ParallelSymbols;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps all that the overview shows, and reads again only what has changed. Safe for concurrent use. */
public final class DeskWatch {

    private static final String STATE = "state/";

    private final DeskData data;
    private final Pace pace;
    private final List<InstrumentWatch> instruments;
    private final ParallelSymbols parallel = new ParallelSymbols();
    private final AtomicBoolean accountChanged = new AtomicBoolean(true);
    private Instant accountAt = Instant.MIN;
    private AccountView account = AccountView.NONE;

    /**
     * All of it at one time.
     *
     * @param instruments in the order of the settings, first those of the model
     */
    public record Snapshot(Instant now, AccountView account, Map<InstrumentId, InstrumentView> instruments) {

        /** When a bot last did anything here: when the newest bar that is stored or decided on was over. */
        public Optional<Instant> lastRun() {
            return instruments.values().stream()
                    .map(Snapshot::newestBar)
                    .flatMap(Optional::stream)
                    .max(Long::compare)
                    .map(bar -> Instant.ofEpochMilli(Minutes.plus(bar, 1)));
        }

        private static Optional<Long> newestBar(InstrumentView view) {
            BarSeries bars = view.bars();
            Optional<Long> stored = bars.isEmpty() ? Optional.empty() : Optional.of(bars.lastOpenTime());
            Optional<Long> decided = view.state().flatMap(SymbolState::lastBar);
            return stored.isEmpty() || decided.filter(bar -> bar > stored.get()).isPresent() ? decided : stored;
        }
    }

    public DeskWatch(DeskData data, Pace pace) {
        this.data = data;
        this.pace = pace;
        instruments = data.accounts().instruments().stream()
                .map(instrument -> new InstrumentWatch(data, instrument))
                .toList();
    }

    /** A key has been written by this process. */
    public void written(String key) {
        if (key.startsWith(STATE)) {
            accountChanged.set(true);
        }
        instruments.forEach(watch -> watch.written(key));
    }

    /** What is stored now, as far as it is known to have changed, and as old as the pace allows otherwise. */
    public synchronized Snapshot read() {
        Instant now = data.clock().instant();
        refreshAccount(data.present().instant());
        Map<InstrumentId, InstrumentView> views = new LinkedHashMap<>();
        // The first time there is much to read, and a bucket answers each request slowly.
        parallel.map(instruments, watch -> watch.refresh(now, pace))
                .forEach(view -> views.put(view.instrument(), view));
        return new Snapshot(now, account, views);
    }

    private void refreshAccount(Instant present) {
        boolean written = accountChanged.getAndSet(false);
        boolean due = accountAt.equals(Instant.MIN)
                || present.isBefore(accountAt)
                || !present.isBefore(accountAt.plus(pace.account()));
        if (!written && !due) {
            return;
        }
        try {
            Map<String, PortfolioState> portfolios = new HashMap<>();
            for (Portfolio portfolio : data.accounts().portfolios()) {
                data.portfolio(portfolio.name()).ifPresent(state -> portfolios.put(portfolio.name(), state));
            }
            account = new AccountView(data.repositories().account().read(), portfolios);
            accountAt = present;
        } catch (RuntimeException unread) {
            accountChanged.set(true);
            throw unread;
        }
    }
}
