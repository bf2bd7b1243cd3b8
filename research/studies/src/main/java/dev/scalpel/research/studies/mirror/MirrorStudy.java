package dev.scalpel.research.studies.mirror;

import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.Looks;
import dev.scalpel.research.studies.data.MirroredMinutes;
import dev.scalpel.research.studies.data.StudyPair;
import dev.scalpel.research.studies.data.StudyPairs;
import dev.scalpel.research.studies.data.StudyStyle;
import dev.scalpel.research.studies.score.PairTrades;
import dev.scalpel.research.studies.score.PairWalks;
import dev.scalpel.research.studies.score.PerPair;
import dev.scalpel.research.studies.score.StudyProcedures;
import dev.scalpel.research.studies.score.StudyTactics;
import dev.scalpel.research.studies.score.StudyTrade;
import dev.scalpel.research.studies.score.TradeFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * The whole procedure with the file's first style, on the real bars and on the same bars with randomly mirrored minutes.
 * The real t-value means something where it is above all of the others.
 */
public final class MirrorStudy {

    private final StudyPairs pairs;
    private final StudyStyle style;
    private final List<Double> quantiles;
    private final int seeds;
    private final long firstSeed;
    private final Consumer<String> progress;

    /** @param progress receives a line for each finished pair of a seed; called from several threads */
    public MirrorStudy(StudyPairs pairs, int seeds, long firstSeed, Consumer<String> progress) {
        this.pairs = pairs;
        this.style = pairs.file().styles().get(0);
        this.quantiles = pairs.file().quantiles();
        this.seeds = seeds;
        this.firstSeed = firstSeed;
        this.progress = progress;
    }

    /**
     * The real t-value among those of the seeds.
     *
     * @param rank 1 when it is the largest
     * @param of the number of t-values, the real one included
     * @param mirroredDeviation root mean square of the seeds' t-values; 1 where the errors are right
     */
    public record Rank(double quantile, int rank, int of, OptionalDouble realT, OptionalDouble mirroredDeviation) {}

    public record Result(List<MirrorRow> rows, List<Rank> ranks, Looks looks) {}

    /** How many lines of progress a run has. */
    public int steps() {
        return (seeds + 1) * pairs.symbols().size();
    }

    public Result run() {
        List<MirrorRow> rows = new ArrayList<>(rows(pairs, OptionalLong.empty()));
        for (int i = 0; i < seeds; i++) {
            long seed = firstSeed + i;
            rows.addAll(rows(pairs.changedBy(new MirroredMinutes(seed)::of), OptionalLong.of(seed)));
        }
        return new Result(
                rows,
                quantiles.stream().map(quantile -> rank(quantile, rows)).toList(),
                Looks.of(quantiles.size(), pairs.file()));
    }

    private List<MirrorRow> rows(StudyPairs some, OptionalLong seed) {
        SortedMap<Symbol, Map<Double, List<StudyTrade>>> trades = PerPair.of(some, pair -> trade(pair, seed));
        return quantiles.stream()
                .map(quantile -> row(
                        quantile,
                        seed,
                        TradeFigures.of(trades.values().stream()
                                .flatMap(each -> each.getOrDefault(quantile, List.of()).stream())
                                .toList())))
                .toList();
    }

    private Map<Double, List<StudyTrade>> trade(StudyPair pair, OptionalLong seed) {
        PairWalks walks = new PairWalks(pair, StudyProcedures.withHorizons(style.horizons()));
        IssuedScores issued = walks.walkForThresholds(style.windowDays()).scores(style.horizons());
        Map<Double, List<StudyTrade>> trades = new HashMap<>();
        for (double quantile : quantiles) {
            trades.put(
                    quantile,
                    PairTrades.of(pair, issued, StudyTactics.ofQuantile(quantile))
                            .free());
        }
        progress.accept(pair.symbol() + (seed.isPresent() ? ": seed " + seed.getAsLong() : ": the real minutes"));
        return trades;
    }

    private static MirrorRow row(double quantile, OptionalLong seed, TradeFigures figures) {
        return new MirrorRow(
                quantile, seed, figures.trades(), figures.breakEvenBp(), figures.standardError(), figures.tValue());
    }

    private static Rank rank(double quantile, List<MirrorRow> rows) {
        List<MirrorRow> some =
                rows.stream().filter(row -> row.quantile() == quantile).toList();
        OptionalDouble real = some.stream()
                .filter(row -> row.seed().isEmpty())
                .flatMapToDouble(row -> row.tValue().stream())
                .findFirst();
        double[] mirrored = some.stream()
                .filter(row -> row.seed().isPresent())
                .flatMapToDouble(row -> row.tValue().stream())
                .toArray();
        int above = 0;
        double squares = 0;
        for (double t : mirrored) {
            above += real.isEmpty() || t >= real.getAsDouble() ? 1 : 0;
            squares += t * t;
        }
        return new Rank(
                quantile,
                1 + above,
                1 + mirrored.length,
                real,
                mirrored.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.sqrt(squares / mirrored.length)));
    }
}
