package dev.scalpel.research.studies.sources;

import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.Looks;
import dev.scalpel.research.studies.data.StudyPair;
import dev.scalpel.research.studies.data.StudyPairs;
import dev.scalpel.research.studies.data.StudyPeriod;
import dev.scalpel.research.studies.data.StudyStyle;
import dev.scalpel.research.studies.score.PairTrades;
import dev.scalpel.research.studies.score.PairWalks;
import dev.scalpel.research.studies.score.PerPair;
import dev.scalpel.research.studies.score.StudyProcedures;
import dev.scalpel.research.studies.score.StudyTactics;
import dev.scalpel.research.studies.score.StudyTrade;
import dev.scalpel.research.studies.score.TradeFigures;
import dev.scalpel.research.studies.sources.FeatureChoices.Choice;
import dev.scalpel.statistics.BreakEvenDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The break-even of the file's first style with all features, without each group, and with the standard features and one
 * group. A difference is measured on the same days, so that its error is smaller than either's.
 */
public final class SourcesStudy {

    /** How many sets of features a pair has at most: two bases, and two for each group. */
    public static final int MAX_SETS = 2 + 2 * FeatureChoices.MAX_GROUPS;

    private static final String POOLED = "pooled";

    private final StudyPairs pairs;
    private final StudyStyle style;
    private final double quantile;
    private final Consumer<String> progress;

    /** @param progress receives a line for each set of features of a pair; called from several threads */
    public SourcesStudy(StudyPairs pairs, double quantile, Consumer<String> progress) {
        this.pairs = pairs;
        this.style = pairs.file().styles().get(0);
        this.quantile = quantile;
        this.progress = progress;
    }

    public record Result(double quantile, List<SourceRow> rows, Looks looks) {}

    private record Traded(Choice choice, List<StudyTrade> trades) {}

    private record PairResult(StudyPeriod period, Map<String, Traded> byChoice) {}

    public Result run() {
        SortedMap<Symbol, PairResult> results = PerPair.of(pairs, this::trade);
        Set<String> names = results.values().stream()
                .flatMap(each -> each.byChoice().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<SourceRow> rows = new ArrayList<>();
        for (String name : names) {
            List<PairResult> having = results.values().stream()
                    .filter(each -> each.byChoice().containsKey(name))
                    .toList();
            results.forEach((symbol, one) -> {
                if (one.byChoice().containsKey(name)) {
                    rows.add(row(symbol.toString(), name, List.of(one)));
                }
            });
            rows.add(row(POOLED, name, having));
        }
        return new Result(quantile, rows, Looks.of(names.size(), pairs.file()));
    }

    private PairResult trade(StudyPair pair) {
        PairWalks walks = new PairWalks(pair, StudyProcedures.withHorizons(style.horizons()));
        Map<String, Traded> byChoice = new LinkedHashMap<>();
        for (Choice choice : FeatureChoices.of(walks.features())) {
            PairTrades trades = PairTrades.of(
                    pair,
                    walks.walk(List.copyOf(choice.features()), style.windowDays())
                            .scores(style.horizons()),
                    StudyTactics.ofQuantile(quantile));
            byChoice.put(choice.name(), new Traded(choice, trades.free()));
            progress.accept(pair.symbol() + ": " + choice.name());
        }
        return new PairResult(pair.period(), byChoice);
    }

    private static SourceRow row(String symbol, String name, List<PairResult> parts) {
        Choice choice = traded(parts.get(0), name).choice();
        List<StudyTrade> trades = trades(parts, name);
        TradeFigures figures = TradeFigures.of(trades);
        BreakEvenDifference difference = BreakEvenDifference.byDay(
                StudyTrade.equalStakes(trades), StudyTrade.equalStakes(trades(parts, choice.base())));
        boolean base = choice.name().equals(choice.base());
        StudyPeriod period =
                StudyPeriod.around(parts.stream().map(PairResult::period).toList());
        return new SourceRow(
                symbol,
                name,
                choice.base(),
                parts.stream()
                        .mapToInt(part -> traded(part, name).choice().features().size())
                        .max()
                        .orElse(0),
                figures.trades(),
                figures.breakEvenBp(),
                figures.standardError(),
                base ? OptionalDouble.empty() : difference.bp().value(),
                base ? OptionalDouble.empty() : difference.standardErrorBp().value(),
                period.from(),
                period.to());
    }

    private static Traded traded(PairResult part, String name) {
        Traded traded = part.byChoice().get(name);
        if (traded == null) {
            throw new IllegalStateException("no trades of the features '" + name + "'");
        }
        return traded;
    }

    private static List<StudyTrade> trades(List<PairResult> parts, String name) {
        return parts.stream()
                .flatMap(part -> traded(part, name).trades().stream())
                .toList();
    }
}
