package dev.scalpel.benchmarks.faults;

import dev.scalpel.localexchange.Commission;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A kind of minute, and a world that comes to it: the price stands still but for one bar, and one entry is made.
 *
 * @param minute the one that is looked at, counted from the world's first
 * @param event what it is called with
 * @param moves price of the bars from the third on, in steps of one σ from 2,000
 * @param prepare the world before its first minute
 */
record Scenario(String name, int minute, String event, List<Integer> moves, String yaml, Consumer<World> prepare) {

    static final int MINUTES = 40;

    private static final int HISTORY = 70;
    private static final long START = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
    private static final double PRICE = 2_000;
    /** The true range of the quiet bars. */
    private static final double SIGMA = 1;
    /** The bar after which the entry is made: the invocation of minute 1 decides on it. */
    private static final int ENTRY_BAR = 0;

    static List<Scenario> all() {
        Consumer<World> usual = world -> world.exchange.commission(Commission.of("0.001"));
        return List.of(
                of("quiet", 0, List.of(), usual),
                of("entry", 1, List.of(), usual),
                of("partial fill", 1, List.of(), usual.andThen(Scenario::fillHalf)),
                of("stop", 4, List.of(0, -8, -8), usual),
                of("target", 4, List.of(0, 8, 8), usual),
                of("time-out exit", 1 + StormForecaster.HOLD_MINUTES, List.of(), usual),
                of("stop that does not fill", 5, List.of(0, -8, -8), usual.andThen(Scenario::leaveTheStopUnfilled)),
                new Scenario("emergency stop", 3, "{\"action\":\"emergency_stop\"}", List.of(), "", usual),
                new Scenario("maker entry", 1, "{}", List.of(), "execution: {entry: maker}\n", usual),
                new Scenario(
                        "maker entry that is too old",
                        2,
                        "{}",
                        List.of(9, 9, 9),
                        "execution: {entry: maker}\n",
                        usual));
    }

    private static Scenario of(String name, int minute, List<Integer> moves, Consumer<World> prepare) {
        return new Scenario(name, minute, "{}", moves, "", prepare);
    }

    World world() {
        long entryBar = Minutes.plus(START, HISTORY + ENTRY_BAR);
        boolean maker = yaml.contains("maker");
        World world = new World(
                bars(),
                HISTORY,
                maker ? "0.00005" : "0",
                yaml,
                new StormForecaster(List.of(2.0), List.of(3.0), bar -> bar == entryBar));
        prepare.accept(world);
        return world;
    }

    /** Quiet bars of one σ, and the moves. */
    private BarSeries bars() {
        BarSeries.Builder bars = new BarSeries.Builder(HISTORY + MINUTES);
        double close = PRICE;
        for (int row = 0; row < HISTORY + MINUTES; row++) {
            int at = row - HISTORY - ENTRY_BAR - 1;
            double open = close;
            close = PRICE + (at >= 0 && at < moves.size() ? moves.get(at) * SIGMA : 0);
            double middle = (open + close) / 2;
            double high = Math.max(Math.max(open, close), middle + SIGMA / 2);
            double low = Math.min(Math.min(open, close), middle - SIGMA / 2);
            bars.add(new Bar(Minutes.plus(START, row), open, high, low, close, 10, 20, 5));
        }
        return bars.build();
    }

    private static void fillHalf(World world) {
        world.exchange.fillPartially(World.ETH, new BigDecimal("0.5"), Duration.ZERO, 1);
    }

    /** The entry fills, then the stop is touched and nobody buys. */
    private static void leaveTheStopUnfilled(World world) {
        world.exchange.fillPartially(World.ETH, new BigDecimal("0.9"), Duration.ZERO, 1);
        world.exchange.fillPartially(World.ETH, BigDecimal.ZERO, Duration.ofHours(3), 1);
    }
}
