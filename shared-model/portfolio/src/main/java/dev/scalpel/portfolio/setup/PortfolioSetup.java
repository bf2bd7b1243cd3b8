package dev.scalpel.portfolio.setup;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.round.ProtectionRules;
import dev.scalpel.portfolio.round.RoundTerms;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A portfolio of the settings: its strategies, its schedule, and what its rounds keep to. Paper and venue derive them here, so that
 * they cannot differ.
 *
 * @param settings all of them, or those that the portfolio's orders are sent by
 */
public record PortfolioSetup(Settings settings, Portfolio portfolio) {

    /** In the order of the settings. */
    public List<Strategy> strategies() {
        String venue = settings.venueOf(portfolio);
        return portfolio.strategies().stream()
                .map(each -> new Strategy(
                        each.name(), new InstrumentId(venue, each.instrument()), each.origin(), each.size()))
                .toList();
    }

    /** @param margin whether positions are on margin, so that the leverage of the settings counts */
    public Allocation allocation(boolean margin) {
        int leverage = margin ? settings.venueConnection().leverage() : 1;
        return new Allocation(
                portfolio.allocation(), portfolio.valuation(), BigDecimal.valueOf(leverage), strategies());
    }

    /**
     * What its rounds keep to.
     *
     * @param validMillis how long after its time an order may still be accepted
     * @param margin whether positions are on margin
     */
    public RoundTerms terms(long validMillis, IdempotencyPolicy idempotency, boolean margin) {
        return new RoundTerms(
                portfolio.name(),
                allocation(margin),
                portfolio.attempts(),
                validMillis,
                idempotency,
                protection(),
                settings.limitsOf(portfolio));
    }

    public ProtectionRules protection() {
        Map<String, ProtectionTerms> stops = new TreeMap<>();
        portfolio
                .strategies()
                .forEach(each -> each.stopLoss()
                        .ifPresent(share -> stops.put(each.name(), new ProtectionTerms(share, each.takeProfit()))));
        return new ProtectionRules(
                stops,
                settings.execution().stopLimitOffsetBp(),
                TimeUnit.SECONDS.toMillis(settings.execution().stopTimeoutSeconds()));
    }

    /** When a strategy may open a position, if its instrument is traded in this session. */
    public EntryWindow entryWindow(TradingSession session) {
        return portfolio.inSession()
                ? new EntryWindow(session, settings.limits().sessionEndMinutes())
                : EntryWindow.ALWAYS;
    }

    public SlotSchedule schedule() {
        return new SlotSchedule(
                portfolio.timeFrame(),
                portfolio.executeAfterSeconds(),
                settings.signals().maxAgeSeconds());
    }

    /** Of the strategies that take signals, by name. */
    public Map<String, SlotSchedule> schedules() {
        Map<String, SlotSchedule> schedules = new TreeMap<>();
        portfolio.strategies().stream()
                .filter(each -> each.origin() == Origin.SIGNAL)
                .forEach(each -> schedules.put(each.name(), schedule()));
        return schedules;
    }
}
