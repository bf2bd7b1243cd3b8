package dev.scalpel.benchmarks.portfolio;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.allocation.SlotPlan;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.round.SignalClaim;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Plans a slot in which half of the strategies hold something, some of them close, and the other half opens; and claims the signals of
 * a slot.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PortfolioJmh {

    static final int MANY = 500;
    static final int FEW = 50;

    private static final BigDecimal FEE = new BigDecimal("0.001");
    private static final VenueFilters FILTERS = new VenueFilters(
            new BigDecimal("0.01"),
            new BigDecimal("0.00001"),
            new BigDecimal("0.00001"),
            new BigDecimal("9000"),
            new BigDecimal("5"));

    private static final Instant NOW = Instant.parse("2024-08-10T08:01:00Z");

    private final List<Signal> signals = new ArrayList<>();
    private final Map<String, SlotSchedule> schedules = new HashMap<>();
    private final PortfolioState initial = PortfolioState.initial("benchmark", new BigDecimal("1000000"));
    private Slot many = Slot.of(FEW);
    private Slot few = Slot.of(FEW);

    private record Slot(
            Allocation allocation, Books books, Map<String, TargetState> targets, Map<String, StrategyMarket> markets) {

        static Slot of(int count) {
            List<Strategy> strategies = new ArrayList<>();
            Map<String, TargetState> targets = new HashMap<>();
            Map<String, StrategyMarket> markets = new HashMap<>();
            Books books = Books.ofCash(new BigDecimal("1000000"));
            BigDecimal share = BigDecimal.valueOf(98 * 1_000L / count, 5);
            for (int i = 0; i < count; i++) {
                String name = "s" + i;
                InstrumentId instrument = new InstrumentId("binance", new Symbol("C" + i, "USDT"));
                strategies.add(new Strategy(name, instrument, Origin.SIGNAL, share));
                BigDecimal price = BigDecimal.valueOf(1_000 + i * 37L, 2);
                markets.put(name, new StrategyMarket(new Quote(price, price), FILTERS, BigDecimal.TEN));
                if (i % 2 == 0) {
                    BigDecimal cost = BigDecimal.valueOf(1_900_000L / count);
                    BigDecimal quantity = FILTERS.floorQuantity(cost.divide(price, 5, java.math.RoundingMode.DOWN));
                    Execution bought = new Execution(quantity, cost, BigDecimal.ZERO, Execution.FeeIn.OTHER);
                    books = books.opened(name, PositionSide.LONG, bought);
                } else {
                    targets.put(name, TargetState.LONG);
                }
                if (i % 8 == 0) {
                    targets.put(name, TargetState.FLAT);
                }
            }
            Allocation allocation = new Allocation(AllocationPolicy.BUY_SIDE_BOOST, Valuation.COST, strategies);
            return new Slot(allocation, books, targets, markets);
        }

        SlotPlan plan() {
            return SlotPlan.of(allocation, books, targets, markets, FEE);
        }
    }

    @Setup
    public void fill() {
        many = Slot.of(MANY);
        few = Slot.of(FEW);
        SlotSchedule schedule = new SlotSchedule(SlotTimeFrame.EIGHT_HOURS, 60, 900);
        for (Strategy strategy : many.allocation().strategies()) {
            schedules.put(strategy.name(), schedule);
            signals.add(signal(strategy.name(), TargetState.FLAT, NOW.minusSeconds(600)));
            signals.add(signal(strategy.name(), TargetState.LONG, NOW.minusSeconds(300)));
        }
    }

    private static Signal signal(String strategy, TargetState target, Instant time) {
        return new Signal(
                Signal.idOf("crypto", strategy, target, Signal.Kind.ORDER, time, Optional.empty(), ""),
                "crypto",
                strategy,
                target,
                Signal.Kind.ORDER,
                time,
                time,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "benchmark",
                "0".repeat(64));
    }

    /** Two signals for each of 500 strategies, of which one counts: what one run takes into the state in one write. */
    @Benchmark
    public PortfolioState claimOfThousandSignals() {
        DueSignals due = DueSignals.at(NOW, signals, schedules, Set.of(), Map.of());
        return SignalClaim.apply(initial, due, many.allocation().strategies(), NOW.toEpochMilli());
    }

    @Benchmark
    public SlotPlan fewStrategies() {
        return few.plan();
    }

    @Benchmark
    public SlotPlan manyStrategies() {
        return many.plan();
    }
}
