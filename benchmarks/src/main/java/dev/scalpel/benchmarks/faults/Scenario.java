package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.StormForecaster;
import dev.scalpel.benchmarks.faults.testbed.StormMarkets;
import dev.scalpel.benchmarks.faults.testbed.StormScores;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import dev.scalpel.benchmarks.faults.venues.SpotVenue;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A kind of minute, and a testbed that reaches it: the price is constant except for given moves, with one entry.
 *
 * @param minute the minute under test, counted from the first of the testbed
 * @param event event of the invocation
 * @param moves price of the bars from the third on, in steps of one σ from 2,000
 * @param style of the model
 * @param prepare the testbed before its first minute
 * @param late reads that lag behind from its minute on, by {@link #LAG}
 */
record Scenario(
        String name,
        int minute,
        String event,
        List<Integer> moves,
        String yaml,
        Style style,
        Consumer<Testbed> prepare,
        Set<StaleRead> late) {

    /** Without a read that lags behind. */
    private Scenario(
            String name,
            int minute,
            String event,
            List<Integer> moves,
            String yaml,
            Style style,
            Consumer<Testbed> prepare) {
        this(name, minute, event, moves, yaml, style, prepare, Set.of());
    }

    /** How the position ends that the scenario opens. */
    enum Style {
        BRACKET,
        SCORE
    }

    static final int MINUTES = 40;
    /** How far, and for how long. */
    static final Duration LAG = Duration.ofMinutes(3);

    private static final int MINUTES_PER_HOUR = 60;

    private static final double PRICE = 2_000;
    /** The true range of the quiet bars. */
    private static final double SIGMA = 1;
    /** The bar after which the entry is made: the invocation of minute 1 decides on it. */
    private static final int ENTRY_BAR = 0;
    /** After which the score of the position has turned: the invocation of minute 4 decides on it. */
    private static final int TURNED_BAR = 3;

    static List<Scenario> all() {
        Consumer<Testbed> standard =
                testbed -> testbed.exchange().setCommission(testbed.venue().commission());
        return List.of(
                of("quiet", 0, List.of(), standard),
                of("entry", 1, List.of(), standard),
                of(
                        "partial fill",
                        1,
                        List.of(),
                        standard.andThen(testbed -> fillPartially(testbed, "entry", "0.5", Duration.ZERO))),
                of("entry whose executions are listed late", 1, List.of(), standard)
                        .withLate(StaleRead.FILLS),
                of(
                                "partial fill whose executions are listed late",
                                1,
                                List.of(),
                                standard.andThen(testbed -> fillPartially(testbed, "entry", "0.5", Duration.ZERO)))
                        .withLate(StaleRead.FILLS),
                of(
                                "stop that fills in part, whose executions are listed late",
                                4,
                                List.of(0, -8, -8),
                                standard.andThen(
                                        testbed -> fillPartially(testbed, "stop", "0.3", Duration.ofMinutes(20))))
                        .withLate(StaleRead.FILLS),
                of("stop", 4, List.of(0, -8, -8), standard),
                of("target", 4, List.of(0, 8, 8), standard),
                of(
                        "target that fills in part",
                        4,
                        List.of(0, 8, 8),
                        standard.andThen(testbed -> fillPartially(testbed, "target", "0.02", Duration.ofMinutes(20)))),
                of(
                        "stop that fills in part",
                        4,
                        List.of(0, -8, -8),
                        standard.andThen(testbed -> fillPartially(testbed, "stop", "0.3", Duration.ofMinutes(20)))),
                of("time-out exit", 1 + StormForecaster.HOLD_MINUTES, List.of(), standard),
                of(
                        "stop that does not fill",
                        5,
                        List.of(0, -8, -8),
                        standard.andThen(testbed -> fillPartially(testbed, "stop", "0", Duration.ofHours(3)))),
                scored("score exit", List.of(), standard),
                scored(
                        "score exit as the target fills in part",
                        List.of(0, 0, 4),
                        standard.andThen(testbed -> fillPartially(testbed, "target", "0.3", Duration.ofMinutes(20)))),
                scored(
                        "score exit that fills in part",
                        List.of(),
                        standard.andThen(testbed -> fillPartially(testbed, "exit", "0.4", Duration.ofMinutes(20)))),
                new Scenario(
                        "emergency stop", 3, "{\"action\":\"emergency_stop\"}", List.of(), "", Style.BRACKET, standard),
                new Scenario("maker entry", 1, "{}", List.of(), "execution: {entry: maker}\n", Style.BRACKET, standard),
                new Scenario(
                        "maker entry that is too old",
                        2,
                        "{}",
                        List.of(9, 9, 9),
                        "execution: {entry: maker}\n",
                        Style.BRACKET,
                        standard));
    }

    private static Scenario of(String name, int minute, List<Integer> moves, Consumer<Testbed> prepare) {
        return new Scenario(name, minute, "{}", moves, "", Style.BRACKET, prepare);
    }

    private static Scenario scored(String name, List<Integer> moves, Consumer<Testbed> prepare) {
        return new Scenario(name, TURNED_BAR + 1, "{}", moves, "", Style.SCORE, prepare);
    }

    private Scenario withLate(StaleRead read) {
        return new Scenario(name, minute, event, moves, yaml, style, prepare, Set.of(read));
    }

    Testbed testbed(SpotVenue venue, EngineVariant variant) {
        boolean maker = yaml.contains("maker");
        Symbol symbol = StormMarkets.ETH;
        ListedSymbol listed = new ListedSymbol(
                symbol,
                StormMarkets.quiet(PRICE, SIGMA, MINUTES, ENTRY_BAR + 1, moves),
                StormMarkets.filters(symbol),
                new BigDecimal(maker ? "0.00005" : "0"),
                "0.7");
        long entryBar = Minutes.plus(listed.bars().openTime(StormMarkets.HISTORY), ENTRY_BAR);
        Testbed testbed = new Testbed(
                venue,
                List.of(listed),
                StormMarkets.HISTORY,
                new BigDecimal("10000"),
                yaml,
                style == Style.SCORE
                        ? StormScores.turning(
                                minuteOfHour(entryBar), minuteOfHour(Minutes.plus(entryBar, TURNED_BAR - ENTRY_BAR)))
                        : new StormForecaster(List.of(2.0), List.of(3.0), bar -> bar == entryBar),
                variant.decorators().get());
        prepare.accept(testbed);
        return testbed;
    }

    private static int minuteOfHour(long bar) {
        return (int) (bar / Minutes.MILLIS % MINUTES_PER_HOUR);
    }

    /** Leaves the first fill of such an order partial. */
    private static void fillPartially(Testbed testbed, String role, String share, Duration hold) {
        testbed.exchange()
                .fillPartially(
                        order -> testbed.sentIntents().role(order.clientId()).equals(role),
                        new BigDecimal(share),
                        hold,
                        1);
    }
}
