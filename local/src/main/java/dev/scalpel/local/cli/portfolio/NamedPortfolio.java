package dev.scalpel.local.cli.portfolio;

import dev.scalpel.instruments.InstrumentDocument;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.cli.bot.BotContextFactory;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.UnknownPortfolio;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.evidence.FilterStanding;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.filter.FilterRule;
import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.store.DocumentStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.strategy.Strategy;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A portfolio of the settings, with what its strategies and messages follow. */
record NamedPortfolio(FunctionContext context, Portfolio portfolio) {

    private static final String WRITER = "command line";

    static NamedPortfolio of(GlobalOptions options, String name) {
        FunctionContext context = BotContextFactory.of(options, WRITER);
        Map<String, Portfolio> all = context.settings().portfolios();
        Portfolio portfolio = all.get(name);
        if (portfolio == null) {
            throw UnknownPortfolio.named(name, all.keySet());
        }
        return new NamedPortfolio(context, portfolio);
    }

    /** The portfolios of the settings. */
    static Collection<String> names(GlobalOptions options) {
        return BotContextFactory.of(options, WRITER).settings().portfolios().keySet();
    }

    /** What it holds and wants; empty before its first run. */
    Optional<PortfolioState> state() {
        return new StoredPortfolios(context.store()).read(portfolio.name()).map(DocumentStore.Document::value);
    }

    PortfolioLog log() {
        return new StoredPortfolioLog(context.store());
    }

    LedgerRepository ledger() {
        return Repositories.in(context.store()).ledger();
    }

    BarRepository bars() {
        return Repositories.in(context.store()).bars();
    }

    String venue() {
        return context.settings().venueOf(portfolio);
    }

    private PaperPortfolio paper() {
        return new PaperPortfolio(context.settings(), portfolio);
    }

    private InstrumentDocument rules() {
        return new InstrumentStore(context.store(), venue()).read();
    }

    /** Whether its strategies can hold short positions. */
    boolean margin() {
        return paper().margin(rules(), context.clock().instant());
    }

    InstrumentId instrument(PortfolioStrategy strategy) {
        return new InstrumentId(venue(), strategy.instrument());
    }

    List<Strategy> strategies() {
        return paper().strategies();
    }

    SlotSchedule schedule() {
        return paper().schedule();
    }

    /** The schedules of the strategies that take signals. */
    Map<String, SlotSchedule> schedules() {
        return paper().schedules();
    }

    Recipient recipient() {
        return paper().recipient(rules(), context.clock().instant());
    }

    SignalBox box() {
        return new StoreSignalBox(context.store(), context.clock());
    }

    /** Whether the model's filter of a strategy is in force, and why not; empty without a filter. */
    Optional<String> filter(PortfolioStrategy strategy) {
        if (strategy.filter() == EntryFilter.NONE) {
            return Optional.empty();
        }
        Instant now = context.clock().instant();
        return Optional.of(FilterStanding.words(
                new FilterStandings(context.store()).at(portfolio.name(), strategy.name(), now),
                FilterRule.of(strategy.probabilities())));
    }
}
