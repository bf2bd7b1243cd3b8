package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.round.ProtectionRules;
import dev.scalpel.portfolio.round.RoundTerms;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.margin.LiquidationPrices;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Portfolios, markets and signals for tests of paper trading. */
final class PaperSamples {

    static final Instant START = Instant.parse("2024-08-10T00:00:00Z");
    static final long FIRST = START.toEpochMilli();
    static final VenueFilters FILTERS = new VenueFilters(
            new BigDecimal("0.01"),
            new BigDecimal("0.0001"),
            new BigDecimal("0.0001"),
            new BigDecimal("9000"),
            new BigDecimal("5"));

    private PaperSamples() {}

    static Strategy strategy(String name, String share) {
        Symbol symbol = new Symbol(name.toUpperCase(Locale.ROOT), "USDT");
        return new Strategy(name, new InstrumentId("sample", symbol), Origin.SIGNAL, new BigDecimal(share));
    }

    static RoundTerms terms(AllocationPolicy policy, List<Strategy> strategies) {
        return new RoundTerms(
                "crypto",
                new Allocation(policy, Valuation.COST, strategies),
                3,
                Minutes.MILLIS,
                IdempotencyPolicy.ORDER_TIME);
    }

    /** The same terms; what each strategy holds is protected by this. */
    static RoundTerms withStops(RoundTerms terms, ProtectionTerms protection) {
        Map<String, ProtectionTerms> stops = new TreeMap<>();
        terms.allocation().strategies().forEach(strategy -> stops.put(strategy.name(), protection));
        return new RoundTerms(
                terms.portfolio(),
                terms.allocation(),
                terms.attempts(),
                terms.validMillis(),
                terms.idempotency(),
                new ProtectionRules(stops, BigDecimal.TEN, 20_000),
                terms.limits());
    }

    /** A round of strategies that execute at once, each with these costs and bars. */
    static PaperRound round(RoundTerms terms, Costs costs, Function<Strategy, BarSeries> bars) {
        Map<String, SlotSchedule> schedules = new TreeMap<>();
        Map<String, PaperMarket> markets = new TreeMap<>();
        for (Strategy strategy : terms.allocation().strategies()) {
            schedules.put(strategy.name(), SlotSchedule.immediate(900));
            markets.put(
                    strategy.name(), new PaperMarket(strategy, FILTERS, costs, BigDecimal.TEN, bars.apply(strategy)));
        }
        return new PaperRound(terms, schedules, markets);
    }

    static Signal signal(String strategy, TargetState target, Instant time) {
        return signal(strategy, target, Signal.Kind.ORDER, time);
    }

    static Signal signal(String strategy, TargetState target, Signal.Kind kind, Instant time) {
        return new Signal(
                Signal.idOf("crypto", strategy, target, kind, time, Optional.empty(), ""),
                "crypto",
                strategy,
                target,
                kind,
                time,
                time,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                "0".repeat(64));
    }

    /** Of positions with this leverage and one tier. */
    static MarginRules margin(int leverage, String maintenance) {
        MarginTier tier = new MarginTier(
                BigDecimal.ZERO, new BigDecimal("1e9"), leverage, new BigDecimal(maintenance), BigDecimal.ZERO);
        return LiquidationPrices.of(new MarginTerms(leverage, new MarginTiers(List.of(tier)), new BigDecimal("0.01")));
    }

    /** Bars from {@link #START} on, each of which opens and closes at this price. */
    static BarSeries flat(double... prices) {
        BarSeries.Builder bars = new BarSeries.Builder(prices.length);
        for (int i = 0; i < prices.length; i++) {
            bars.add(bar(Minutes.plus(FIRST, i), prices[i], prices[i], prices[i], prices[i]));
        }
        return bars.build();
    }

    static Bar bar(long time, double open, double high, double low, double close) {
        return new Bar(time, open, high, low, close, 1, Bar.UNKNOWN_TRADES, Bar.UNKNOWN_VOLUME);
    }
}
