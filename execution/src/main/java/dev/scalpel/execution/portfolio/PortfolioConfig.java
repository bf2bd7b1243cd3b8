package dev.scalpel.execution.portfolio;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.round.RoundTerms;
import dev.scalpel.portfolio.setup.PortfolioSetup;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.DriftPolicy;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.trading.VenueCapabilities;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A portfolio of the settings as a run uses it.
 *
 * @param trading the settings that its orders are sent by
 */
public record PortfolioConfig(Settings trading, Portfolio portfolio, Map<String, Strategy> strategies) {

    static PortfolioConfig of(Settings settings, Portfolio portfolio) {
        Settings trading = settings.tradedBy(portfolio);
        Map<String, Strategy> strategies = new PortfolioSetup(trading, portfolio)
                .strategies().stream()
                        .collect(Collectors.toMap(Strategy::name, each -> each, (one, other) -> one, TreeMap::new));
        return new PortfolioConfig(trading, portfolio, strategies);
    }

    public String name() {
        return portfolio.name();
    }

    public Mode mode() {
        return trading.mode();
    }

    /** As rows name it. */
    String modeName() {
        return mode().name().toLowerCase(Locale.ROOT);
    }

    String quote() {
        return portfolio.quote();
    }

    private PortfolioSetup setup() {
        return new PortfolioSetup(trading, portfolio);
    }

    /** What its rounds keep to at a venue that can this. */
    RoundTerms terms(VenueCapabilities capabilities) {
        return setup().terms(
                        trading.venueConnection().recvWindowMillis(), capabilities.idempotency(), capabilities.margin())
                .withClosesThatMayOpen(capabilities.closesMayOpen());
    }

    /** Whether a stop is to rest for what a strategy holds. */
    boolean protects(String strategy, PortfolioState state) {
        return setup().protection().of(strategy, state.strategy(strategy)).isPresent();
    }

    /** When a strategy may open a position, if its instrument is traded in this session. */
    EntryWindow entryWindow(TradingSession session) {
        return setup().entryWindow(session);
    }

    SlotSchedule schedule() {
        return setup().schedule();
    }

    /** Of the strategies that take signals. */
    Map<String, SlotSchedule> schedules() {
        return setup().schedules();
    }

    Symbol symbol(String strategy) {
        return strategy(strategy).instrument().symbol();
    }

    /** @throws IllegalArgumentException if the portfolio has no such strategy, though its state has */
    Strategy strategy(String name) {
        Strategy known = strategies.get(name);
        if (known == null) {
            throw new IllegalArgumentException("portfolio " + name() + " has no strategy '" + name
                    + "' in the settings, and its state has: write it back with share 0, and close it");
        }
        return known;
    }

    /** What fees in another asset than base and quote are worth: the settings' fee on what was traded. */
    BigDecimal foreignFees(ClosedTrade trade) {
        InstrumentId instrument = strategy(trade.strategy().name()).instrument();
        Set<String> own = Set.of(instrument.symbol().base(), instrument.symbol().quote());
        if (own.containsAll(trade.fees().keySet())) {
            return BigDecimal.ZERO;
        }
        BigDecimal rate = takerFeeRate(trade.strategy().name());
        return trade.entry().value().add(trade.exit().value()).multiply(rate);
    }

    /** By the settings. */
    BigDecimal takerFeeRate(String strategy) {
        return BigDecimal.valueOf(
                trading.costBook().of(strategy(strategy).instrument()).takerFeeRate());
    }

    BigDecimal incrementBp() {
        return portfolio.incrementBp();
    }

    int leverage() {
        return trading.venueConnection().leverage();
    }

    boolean haltsOnDrift() {
        return portfolio.onDrift() == DriftPolicy.HALT;
    }

    /** Whether sizes depend on the prices of all that is held. */
    boolean pricesAllHoldings() {
        return portfolio.valuation() == Valuation.MARKET || portfolio.allocation() == AllocationPolicy.BUY_SIDE_BOOST;
    }
}
