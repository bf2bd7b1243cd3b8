package dev.scalpel.ledger;

import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary valid ledger values. */
public final class LedgerArbitraries {

    private static final long MINUTE = 60_000;

    private LedgerArbitraries() {}

    static Arbitrary<DecisionRow> decisions() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 40).map(minute -> minute * MINUTE),
                        Arbitraries.longs().between(0, 3),
                        strategyIds(),
                        Arbitraries.of(DecisionRow.ENTER, "BELOW_THRESHOLD", "STALE_BAR"),
                        numbers(),
                        insights().optional(0.7),
                        Arbitraries.maps(names(), numbers()).ofMaxSize(3))
                .as(DecisionRow::new);
    }

    static Arbitrary<TradeRow> trades() {
        return Combinators.combine(
                        Combinators.combine(names(), Arbitraries.longs().between(0, 3))
                                .as((name, revision) -> Map.entry("t" + name.length() % 7, revision)),
                        names().optional(0.7),
                        bases(),
                        legs(),
                        legs(),
                        Arbitraries.of(ExitReason.class),
                        Arbitraries.maps(Arbitraries.of("BNB", "USDT", "BTC"), signedAmounts()),
                        Combinators.combine(numbers(), signedAmounts()).as(Map::entry))
                .as((id, tactics, basis, entry, exit, reason, fees, result) -> new TradeRow(
                        id.getKey(),
                        id.getValue(),
                        "paper",
                        basis,
                        tactics,
                        7 * MINUTE,
                        entry.time() <= exit.time() ? entry : exit,
                        entry.time() <= exit.time() ? exit : entry,
                        reason,
                        fees,
                        result.getValue(),
                        result.getKey(),
                        result.getKey(),
                        Double.NaN,
                        entry.price(),
                        result.getValue().negate()));
    }

    private static Arbitrary<Insight> insights() {
        return Combinators.combine(
                        names(), names(), brackets().optional(0.7), numbers(), numbers(), numbers(), numbers())
                .as((model, hash, bracket, a, b, c, d) -> new Insight(model, "tactics", hash, bracket, a, b, c, d, a));
    }

    private static Arbitrary<Leg> legs() {
        return Combinators.combine(Arbitraries.longs().between(0, 1_000_000), amounts(), amounts(), Arbitraries.longs())
                .as((time, price, quantity, latency) -> new Leg(time, price, price, quantity, quantity, latency));
    }

    private static Arbitrary<Bracket> brackets() {
        Arbitrary<Double> sigmas = Arbitraries.doubles().between(0.1, 50);
        return Combinators.combine(
                        Arbitraries.of(PositionSide.class),
                        sigmas,
                        sigmas,
                        Arbitraries.integers().between(1, 10_080))
                .as(Bracket::new);
    }

    /** Of each origin. */
    static Arbitrary<EntryBasis> bases() {
        Arbitrary<Double> shares = Arbitraries.doubles().between(1e-6, 0.5).ofScale(9);
        Arbitrary<EntryBasis.Distances> distances = Combinators.combine(
                        Arbitraries.of(PositionSide.class),
                        shares,
                        shares,
                        Arbitraries.integers().between(1, 10_080),
                        Arbitraries.oneOf(shares, Arbitraries.just(0.0)))
                .as(EntryBasis.Distances::new);
        return Arbitraries.oneOf(
                Combinators.combine(strategies(), names(), brackets(), shares).as(EntryBasis.ByModel::new),
                Combinators.combine(
                                strategies(),
                                names(),
                                distances,
                                Arbitraries.doubles().between(0, 1))
                        .as(LedgerArbitraries::byScore),
                Combinators.combine(strategies(), names(), distances).as(EntryBasis.ByRule::new),
                Combinators.combine(strategies(), names(), distances).as(EntryBasis.BySignal::new));
    }

    private static EntryBasis byScore(String strategy, String model, EntryBasis.Distances distances, double number) {
        double score = (1 + number) * distances.side().sign();
        return new EntryBasis.ByScore(strategy, model, score, 1, 0.5 - number, distances);
    }

    private static Arbitrary<StrategyId> strategyIds() {
        return Combinators.combine(strategies(), Arbitraries.of(Origin.class)).as(StrategyId::of);
    }

    private static Arbitrary<String> strategies() {
        return Arbitraries.of("model", "trend.btc", "A-9_z");
    }

    private static Arbitrary<BigDecimal> amounts() {
        Arbitrary<Long> units = Arbitraries.longs().between(1, 1_000_000_000_000L);
        return Combinators.combine(units, Arbitraries.integers().between(-3, 18))
                .as(BigDecimal::valueOf);
    }

    private static Arbitrary<BigDecimal> signedAmounts() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(-3, 18))
                .as(BigDecimal::valueOf);
    }

    private static Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, 0.1 + 0.2));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'f')
                .withChars("-_.:A9")
                .ofMinLength(1)
                .ofMaxLength(9);
    }

    /** For tests that need only a few. */
    public static TradeRow trade(String id, long revision, long exitTime) {
        BigDecimal one = BigDecimal.ONE;
        return new TradeRow(
                id,
                revision,
                "paper",
                new EntryBasis.ByModel("model-1", new Bracket(PositionSide.LONG, 1.5, 3, 60), 0.001),
                Optional.of("tactics-1"),
                0,
                new Leg(MINUTE, new BigDecimal("100.00"), new BigDecimal("100.01"), one, new BigDecimal("0.5"), 850),
                new Leg(exitTime, new BigDecimal("101.00"), new BigDecimal("100.99"), one, new BigDecimal("0.5"), 900),
                ExitReason.TARGET,
                Map.of("USDT", new BigDecimal("0.10"), "BNB", new BigDecimal("0.00000001")),
                new BigDecimal("0.39"),
                0.0078,
                0.002,
                0.6);
    }

    public static DecisionRow decision(long bar, long revision, String reason) {
        return new DecisionRow(
                bar, revision, StrategyId.MODEL, reason, 100.5, Optional.empty(), Map.of("b", 2.0, "a", 1.5));
    }

    public static List<DecisionRow> decisions(long... bars) {
        return Arrays.stream(bars)
                .mapToObj(bar -> decision(bar, 1, "STALE_BAR"))
                .toList();
    }
}
