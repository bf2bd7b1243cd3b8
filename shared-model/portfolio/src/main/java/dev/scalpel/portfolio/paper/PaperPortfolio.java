package dev.scalpel.portfolio.paper;

import dev.scalpel.instruments.InstrumentDocument;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.round.ProtectionRules;
import dev.scalpel.portfolio.round.RoundTerms;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A portfolio of the settings as it is traded on paper. */
public record PaperPortfolio(Settings settings, Portfolio portfolio) {

    /** In the order of the settings. */
    public List<Strategy> strategies() {
        String venue = settings.venueOf(portfolio);
        return portfolio.strategies().stream()
                .map(each -> new Strategy(
                        each.name(), new InstrumentId(venue, each.instrument()), each.origin(), each.share()))
                .toList();
    }

    /** An order is valid for its minute only. */
    public RoundTerms terms() {
        return new RoundTerms(
                portfolio.name(),
                new Allocation(portfolio.allocation(), portfolio.valuation(), strategies()),
                portfolio.attempts(),
                Minutes.MILLIS,
                IdempotencyPolicy.ORDER_TIME,
                protection(),
                settings.limitsOf(portfolio));
    }

    private ProtectionRules protection() {
        Map<String, ProtectionTerms> stops = new TreeMap<>();
        portfolio
                .strategies()
                .forEach(each -> each.stopLoss()
                        .ifPresent(stop -> stops.put(each.name(), new ProtectionTerms(stop, each.takeProfit()))));
        return new ProtectionRules(
                stops,
                settings.execution().stopLimitOffsetBp(),
                TimeUnit.SECONDS.toMillis(settings.execution().stopTimeoutSeconds()));
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
        strategies().stream()
                .filter(each -> each.origin() == Origin.SIGNAL)
                .forEach(each -> schedules.put(each.name(), schedule()));
        return schedules;
    }

    /** Whether its strategies can hold short positions: the rules of every instrument say so. */
    public boolean margin(InstrumentDocument rules, Instant now) {
        return portfolio.strategies().stream()
                .allMatch(each -> rules.sides(each.instrument(), now).contains(PositionSide.SHORT));
    }

    /** Whom signals are for. */
    public Recipient recipient(InstrumentDocument rules, Instant now) {
        return Recipient.of(portfolio, settings.signals().maxAgeSeconds(), margin(rules, now));
    }

    /** @param market of a strategy; its increment is that of the portfolio */
    public PaperRound round(Function<Strategy, PaperMarket> market) {
        Map<String, PaperMarket> markets = new TreeMap<>();
        strategies().forEach(each -> markets.put(each.name(), market.apply(each)));
        return new PaperRound(terms(), schedules(), markets);
    }
}
