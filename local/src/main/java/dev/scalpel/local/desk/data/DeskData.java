package dev.scalpel.local.desk.data;

import dev.scalpel.execution.reading.AccountSource;
import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.execution.state.StoredStates;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.functions.EvidenceStatus;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What the desk reads of a bot's store. It needs no key of a venue and changes nothing.
 *
 * @param store for what has no repository: models, evidence, rules of instruments
 * @param clock the time that is shown: {@link AsOfClock} beside a bot that runs elsewhere
 * @param present the time that it is
 */
public record DeskData(
        Settings settings,
        ObjectStore store,
        Repositories repositories,
        StateRepository states,
        PortfolioLog log,
        ChampionRegistry champions,
        EvidenceStatus evidence,
        AccountSource accounts,
        Clock clock,
        Clock present) {

    /** All that is in the store of a bot that runs in this process. */
    public static DeskData in(Settings settings, ObjectStore store, Clock clock) {
        return of(settings, store, Repositories.in(store), clock, clock);
    }

    /** All that is in the store of a bot that runs elsewhere, or has ended. */
    public static DeskData beside(Settings settings, ObjectStore store, Clock present) {
        Repositories repositories = Repositories.in(store);
        Clock shown = new AsOfClock(present, repositories.bars(), new AccountSource(settings).instruments());
        return of(settings, store, repositories, shown, present);
    }

    private static DeskData of(
            Settings settings, ObjectStore store, Repositories repositories, Clock clock, Clock present) {
        return new DeskData(
                settings,
                store,
                repositories,
                new StoredStates(store),
                new StoredPortfolioLog(store),
                new ChampionRegistry(store),
                new EvidenceStatus(settings, store),
                new AccountSource(settings),
                clock,
                present);
    }

    /** Empty before the first run of the portfolio. */
    public Optional<PortfolioState> portfolio(String name) {
        return new StoredPortfolios(store).read(name).map(document -> document.value());
    }

    /** The rules of a venue's instruments. */
    public InstrumentStore instruments(String venue) {
        return new InstrumentStore(store, venue);
    }

    /** What the bot trades under this symbol, itself or in a portfolio; empty for any other. */
    public Optional<InstrumentId> instrument(Symbol symbol) {
        return accounts.instruments().stream()
                .filter(instrument -> instrument.symbol().equals(symbol))
                .findFirst();
    }

    /** The months in which trades of an instrument were closed, in order. */
    public List<YearMonth> tradedMonths(InstrumentId instrument) {
        return store.list(StoreKeys.tradesPrefix(instrument)).stream()
                .flatMap(key -> StoreKeys.monthOf(key).stream())
                .sorted()
                .toList();
    }
}
