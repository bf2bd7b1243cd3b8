package dev.scalpel.research.studies.evidence;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.LicenceAccount.Day;
import dev.scalpel.evidence.LicenceAccount.Step;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.ReturnScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;

/** The licence's power and errors: synthetic procedures of known Sharpe ratios, each followed for two years. */
public final class EvidenceStudy {

    private static final List<Integer> WITHIN_DAYS = List.of(180, 360, 720);
    private static final int YEAR = 360;
    private static final double CONFIDENCE = 0.95;
    private static final long PATH_STRIDE = 1_000_003;

    private final Plan plan;
    private final Consumer<String> progress;

    /**
     * @param sharpes annualised
     * @param paths procedures per Sharpe ratio
     * @param firstSeed the procedures' seeds count from it
     * @param edgeEnds the forward day from which the edge is gone; empty where it stays
     */
    public record Plan(List<Double> sharpes, int paths, long firstSeed, OptionalInt edgeEnds) {

        public static final Plan DEFAULT =
                new Plan(List.of(0.0, 1.0, 1.5, 2.5, 3.5, 5.0, -1.5, -2.5), 1_500, 1, OptionalInt.empty());

        public Plan {
            sharpes = List.copyOf(sharpes);
            if (sharpes.isEmpty() || paths < 1) {
                throw new IllegalArgumentException(
                        "there must be a Sharpe ratio and a path: " + sharpes + ", " + paths);
            }
        }
    }

    /** @param progress receives a line for each finished Sharpe ratio */
    public EvidenceStudy(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    public List<EvidenceRow> rows() {
        List<EvidenceRow> rows = new ArrayList<>();
        for (double sharpe : plan.sharpes()) {
            Path[] paths = IntStream.range(0, plan.paths())
                    .parallel()
                    .mapToObj(number -> follow(sharpe, plan.firstSeed() + number * PATH_STRIDE))
                    .toArray(Path[]::new);
            for (int days : WITHIN_DAYS) {
                rows.add(row(sharpe, days, paths));
            }
            progress.accept("Sharpe ratio " + sharpe);
        }
        return rows;
    }

    /** Days until the first licence, and from it until the first suspension; never is {@code Integer.MAX_VALUE}. */
    private record Path(int licensedAfter, int suspendedAfter) {}

    private Path follow(double sharpe, long seed) {
        SyntheticReturns returns = new SyntheticReturns(sharpe, seed);
        double[] before = new double[ReturnScale.START_DAYS];
        Arrays.setAll(before, day -> returns.next(true));
        LicenceAccount account = LicenceAccount.opened(LicenceRules.shipped(), ReturnScale.startingFrom(before));
        int last = WITHIN_DAYS.get(WITHIN_DAYS.size() - 1);
        int licensed = Integer.MAX_VALUE;
        for (int day = 1; day <= last; day++) {
            boolean edge = plan.edgeEnds().isEmpty() || day < plan.edgeEnds().getAsInt();
            Day settled = account.after(new DayResult.Traded(returns.next(edge)));
            account = settled.account();
            if (settled.step() == Step.LICENSED && licensed == Integer.MAX_VALUE) {
                licensed = day;
            } else if (settled.step() == Step.SUSPENDED) {
                return new Path(licensed, day - licensed);
            }
        }
        return new Path(licensed, Integer.MAX_VALUE);
    }

    private static EvidenceRow row(double sharpe, int days, Path[] paths) {
        int licensed = 0;
        int watched = 0;
        int suspended = 0;
        for (Path path : paths) {
            licensed += path.licensedAfter() <= days ? 1 : 0;
            if (path.licensedAfter() <= days && path.licensedAfter() + YEAR <= lastDay()) {
                watched++;
                suspended += path.suspendedAfter() <= YEAR ? 1 : 0;
            }
        }
        return new EvidenceRow(
                sharpe,
                days,
                paths.length,
                (double) licensed / paths.length,
                upperBound(licensed, paths.length),
                medianDays(paths),
                watched == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) suspended / watched));
    }

    private static int lastDay() {
        return WITHIN_DAYS.get(WITHIN_DAYS.size() - 1);
    }

    private static OptionalInt medianDays(Path[] paths) {
        int[] days = Arrays.stream(paths).mapToInt(Path::licensedAfter).sorted().toArray();
        int median = days[days.length / 2];
        return median == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(median);
    }

    /** The upper end of the one-sided 95 % interval of a share (Clopper and Pearson). */
    public static double upperBound(int hits, int trials) {
        return hits == trials
                ? 1
                : new BetaDistribution(hits + 1.0, trials - hits).inverseCumulativeProbability(CONFIDENCE);
    }
}
