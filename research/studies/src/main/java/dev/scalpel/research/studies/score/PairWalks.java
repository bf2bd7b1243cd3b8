package dev.scalpel.research.studies.score;

import dev.scalpel.features.FeatureFamily;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.learning.score.DayStatistics;
import dev.scalpel.learning.score.DayStatisticsCache;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.market.Minutes;
import dev.scalpel.research.studies.data.StudyPair;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Walks of the procedure over one pair: the statistics of its days are computed once, for all inputs. */
public final class PairWalks {

    private final StudyPair pair;
    private final FeatureSet set;
    private final ScoreProcedure procedure;
    private final StatisticsMemory statistics = new StatisticsMemory();
    private final Map<Integer, ScoreWalk> byWindow = new HashMap<>();

    /** @param procedure with all horizons that the study reads */
    public PairWalks(StudyPair pair, ScoreProcedure procedure) {
        this.pair = pair;
        this.procedure = procedure;
        set = FeatureSet.of(FeatureFamily.EXTENDED, FeatureVariant.availableIn(pair.bars(), pair.reference()));
    }

    public StudyPair pair() {
        return pair;
    }

    public FeatureSet features() {
        return set;
    }

    /** All features, and the procedure's history. */
    public ScoreWalk walk() {
        return walk(procedure.windowDays());
    }

    /** All features, and so many days of history. */
    public ScoreWalk walk(int windowDays) {
        return byWindow.computeIfAbsent(windowDays, days -> over(withWindow(days), calibratedFrom()));
    }

    /**
     * The same, but scored only as long before the period as thresholds need: the trades without costs are the same, sooner.
     */
    public ScoreWalk walkForThresholds(int windowDays) {
        return over(withWindow(windowDays), daysBefore(procedure.thresholdDays()));
    }

    private ScoreWalk over(ScoreProcedure some, long scoreFrom) {
        return ScoreWalk.over(pair.bars(), pair.reference(), set, some, statistics, scoreFrom);
    }

    /** Some features only. */
    public ScoreWalk walk(List<String> names, int windowDays) {
        List<String> some = inOrder(names);
        if (some.equals(set.names())) {
            return walk(windowDays);
        }
        walk();
        return walk(some, windowDays, statistics.seenAs(only(some)));
    }

    /** Some features only, fitted on other statistics of them. */
    public ScoreWalk walk(List<String> names, int windowDays, DayStatisticsCache days) {
        return ScoreWalk.over(
                pair.bars(),
                pair.reference(),
                set.only(inOrder(names)),
                withWindow(windowDays),
                days,
                calibratedFrom());
    }

    /** The statistics of all days, of some features only. */
    List<DayStatistics> days(List<String> names) {
        walk();
        return statistics.all().stream().map(only(inOrder(names))).toList();
    }

    private List<String> inOrder(List<String> names) {
        return names.stream().sorted(Comparator.comparingInt(set::columnOf)).toList();
    }

    /** The constant is the last input. */
    private UnaryOperator<DayStatistics> only(List<String> names) {
        int[] inputs = IntStream.concat(names.stream().mapToInt(set::columnOf), IntStream.of(set.size()))
                .toArray();
        return day -> day.only(inputs);
    }

    private ScoreProcedure withWindow(int days) {
        return procedure.withWindow(days, Math.max(1, days * procedure.minDays() / procedure.windowDays()));
    }

    /** Early enough for the thresholds and the calibration of the first traded day. */
    public long calibratedFrom() {
        return daysBefore(procedure.calibrationDays() + procedure.thresholdDays());
    }

    private long daysBefore(int days) {
        return Minutes.plus(pair.period().fromTime(), -days * Minutes.PER_DAY);
    }
}
