package dev.scalpel.research.studies.licence;

import dev.scalpel.research.studies.evidence.EvidenceRow;
import dev.scalpel.research.studies.evidence.EvidenceStudy;
import dev.scalpel.research.studies.licence.SharpeCalibration.Mean;
import dev.scalpel.research.synthetic.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The licence from bars to permission: synthetic markets with a planted edge, a model each night, the shadow portfolio each
 * day, the account of evidence. Markets differ in their seed only.
 */
public final class LicenceStudy {

    /** Days within which a licence counts, as far as they are followed. */
    private static final List<Integer> WITHIN_DAYS = List.of(180, 360, 720);

    private static final int PURE_PATHS = 500;

    private final LicencePlan plan;
    private final Consumer<String> progress;

    /** @param suspension without the markets that have no edge */
    public record Result(List<LicenceRow> rows, List<SuspensionRow> suspension) {}

    /** @param progress receives a line for each finished market; called from several threads */
    public LicenceStudy(LicencePlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    public Result run() {
        List<LicenceRow> rows = new ArrayList<>();
        List<SuspensionRow> suspension = new ArrayList<>();
        for (double sharpe : plan.sharpes()) {
            List<LicencePath> paths = IntStream.range(0, plan.marketsOf(sharpe))
                    .parallel()
                    .mapToObj(number -> follow(sharpe, plan.firstSeed() + number))
                    .toList();
            rows.addAll(rows(sharpe, paths));
            if (sharpe > 0) {
                suspension.add(Suspensions.of(sharpe, paths, plan.edgeEnds()));
            }
        }
        return new Result(rows, suspension);
    }

    private LicencePath follow(double sharpe, long seed) {
        LicencePath path = market(sharpe, seed).follow();
        progress.accept("Sharpe ratio " + sharpe + ", seed " + seed + ": "
                + (path.licensed().isPresent()
                        ? "licensed after " + path.licensed().getAsInt() + " days"
                        : "not licensed"));
        return path;
    }

    private LicenceMarket market(double sharpe, long seed) {
        return sharpe == 0
                ? new LicenceMarket(
                        LicenceProcedure.small(0), Edge.none(), OptionalInt.empty(), plan.forwardDays(), seed)
                : new LicenceMarket(
                        LicenceProcedure.small(PlantedSharpe.COST_BP),
                        PlantedSharpe.edge(sharpe),
                        plan.edgeEnds(),
                        plan.forwardDays(),
                        seed);
    }

    private List<LicenceRow> rows(double sharpe, List<LicencePath> paths) {
        int until = plan.edgeEnds().isPresent() ? plan.edgeEnds().getAsInt() - 1 : plan.forwardDays();
        Mean mean = Mean.of(paths.stream()
                .mapToDouble(path -> SharpeCalibration.sharpe(Arrays.copyOf(path.returns(), until)))
                .toArray());
        List<Integer> within =
                WITHIN_DAYS.stream().filter(days -> days <= until).toList();
        if (within.isEmpty()) {
            return List.of();
        }
        List<EvidenceRow> pure = new EvidenceStudy(
                        new EvidenceStudy.Plan(List.of(sharpe), PURE_PATHS, plan.firstSeed(), OptionalInt.empty()),
                        line -> {})
                .rows();
        return within.stream()
                .map(days -> {
                    int licensed = (int) paths.stream()
                            .filter(path -> path.licensedWithin(days))
                            .count();
                    return new LicenceRow(
                            sharpe,
                            days,
                            paths.size(),
                            (double) licensed / paths.size(),
                            EvidenceStudy.upperBound(licensed, paths.size()),
                            medianDays(paths),
                            mean.value(),
                            mean.error(),
                            pure.stream()
                                    .filter(row -> row.days() == days)
                                    .findFirst()
                                    .orElseThrow()
                                    .licensed());
                })
                .toList();
    }

    private static OptionalInt medianDays(List<LicencePath> paths) {
        return Suspensions.median(paths.stream()
                .mapToInt(path -> path.licensed().orElse(Integer.MAX_VALUE))
                .toArray());
    }
}
