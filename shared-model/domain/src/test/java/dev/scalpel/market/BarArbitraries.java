package dev.scalpel.market;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Bars for the tests of this package. */
final class BarArbitraries {

    private BarArbitraries() {}

    /** A bar of the n-th minute of the epoch identified by its close. */
    static Bar at(long minute, double close) {
        return new Bar(Minutes.plus(0, minute), 100, 2_000, 50, close, 10, 5, 4);
    }

    static BarSeries minutes(long... minutes) {
        List<Bar> bars = new ArrayList<>();
        for (long minute : minutes) {
            bars.add(at(minute, 100.0 + minute));
        }
        return BarSeries.of(bars);
    }

    /** Up to 40 bars of the first 60 minutes, with holes. */
    static Arbitrary<BarSeries> series() {
        return bar().list().ofMaxSize(40).map(bars -> {
            TreeMap<Long, Bar> byMinute = new TreeMap<>();
            bars.forEach(bar -> byMinute.put(bar.openTime(), bar));
            return BarSeries.of(List.copyOf(byMinute.values()));
        });
    }

    /** Sane bars of all sizes of numbers, those included that no market shows. */
    static Arbitrary<Bar> bar() {
        Arbitrary<Double> price = Arbitraries.oneOf(
                anySize(1), Arbitraries.longs().between(1, 10_000_000_000L).map(cents -> cents / 100.0));
        Arbitrary<Double> volume = Arbitraries.oneOf(
                anySize(0),
                Arbitraries.longs().between(0, 1_000_000_000L).map(units -> units / 1e5),
                Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, 0x1p53, 0x1p53 + 2, 1e22, 0.1 + 0.2));
        return Combinators.combine(
                        Arbitraries.longs().between(0, 59),
                        price.list().ofSize(4),
                        volume,
                        Arbitraries.longs().between(Bar.UNKNOWN_TRADES, 1_000_000),
                        Arbitraries.of(Double.NaN, 0.0, 0.5, 1.0))
                .as((minute, prices, traded, trades, takerShare) -> {
                    List<Double> sorted = prices.stream().sorted().toList();
                    return new Bar(
                            Minutes.plus(0, minute),
                            sorted.get(1),
                            sorted.get(3),
                            sorted.get(0),
                            sorted.get(2),
                            traded,
                            trades,
                            traded * takerShare);
                });
    }

    /** Doubles drawn by their bits, so that the smallest are as frequent as the largest. */
    private static Arbitrary<Double> anySize(long leastBits) {
        return Arbitraries.longs()
                .between(leastBits, Double.doubleToLongBits(Double.MAX_VALUE))
                .map(Double::longBitsToDouble);
    }
}
