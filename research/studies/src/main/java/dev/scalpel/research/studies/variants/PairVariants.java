package dev.scalpel.research.studies.variants;

import dev.scalpel.research.studies.data.StudyPair;
import dev.scalpel.research.studies.score.PairTrades;
import dev.scalpel.research.studies.score.PairWalks;
import dev.scalpel.research.studies.score.StudyTactics;
import dev.scalpel.research.studies.score.StudyTrade;
import dev.scalpel.trading.ScoreTactics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The variants of one pair that need no other pair: trades by table and variant.
 *
 * @param walks of the pair, for what needs all pairs
 * @param recipe the trades that all variants are compared with
 * @param exitSettings trades by exit level and maximum hold, with those before the period
 */
record PairVariants(
        PairWalks walks,
        List<StudyTrade> recipe,
        Map<String, Map<String, List<StudyTrade>>> byTable,
        Map<String, List<StudyTrade>> exitSettings) {

    static final String VOLATILITY = "volatility-conditional entry";
    static final String BRAKE = "crash brake";
    static final String STOP = "stop distance";

    private static final List<Double> EXIT_LEVELS = List.of(-0.25, -0.1, 0.0, 0.1, 0.25);
    private static final List<Integer> HOLDS = List.of(60, 120, 240, 480);
    private static final List<Double> STOPS = List.of(3.0, 4.0, 8.0, 1_000.0);
    private static final List<Integer> COOL_DOWNS = List.of(60, 1_440);

    static PairVariants of(PairWalks walks, PairTrades trades, ScoreTactics tactics, long calibratedFrom) {
        StudyPair pair = walks.pair();
        EntryConditions conditions = new EntryConditions(pair.bars(), trades.columns());
        Map<String, Map<String, List<StudyTrade>>> byTable = new LinkedHashMap<>();
        conditions
                .onVolatility()
                .forEach((name, condition) -> table(byTable, VOLATILITY)
                        .put(name, trades.allowedBy(rule -> new EntryFilter(rule, condition))));
        conditions
                .brakes()
                .forEach((name, condition) ->
                        table(byTable, BRAKE).put(name, trades.allowedBy(rule -> new EntryFilter(rule, condition))));
        for (int minutes : COOL_DOWNS) {
            table(byTable, BRAKE)
                    .put(minutes + " minutes of pause after a stop", trades.under(tactics.withMinCoolDown(minutes)));
        }
        for (double sigmas : STOPS) {
            table(byTable, STOP).put(stopName(sigmas), trades.under(StudyTactics.stop(tactics, sigmas)));
        }
        Map<String, List<StudyTrade>> exits = new LinkedHashMap<>();
        for (double level : EXIT_LEVELS) {
            for (int hold : HOLDS) {
                exits.put(
                        exitName(level, hold), trades.under(StudyTactics.exits(tactics, level, hold), calibratedFrom));
            }
        }
        return new PairVariants(walks, trades.free(), byTable, exits);
    }

    /** How many settings it looks at. */
    static int settings() {
        return 1 + 3 + 4 + COOL_DOWNS.size() + STOPS.size() + EXIT_LEVELS.size() * HOLDS.size();
    }

    private static Map<String, List<StudyTrade>> table(
            Map<String, Map<String, List<StudyTrade>>> byTable, String name) {
        return byTable.computeIfAbsent(name, key -> new LinkedHashMap<>());
    }

    private static String stopName(double sigmas) {
        return sigmas >= 1_000 ? "no stop" : String.format(Locale.ROOT, "stop at %.0f σ√60", sigmas);
    }

    private static String exitName(double level, int hold) {
        return String.format(Locale.ROOT, "exit at %.2f, at most %d minutes", level, hold);
    }
}
