package dev.scalpel.research.studies.variants;

import dev.scalpel.learning.score.ScoreWalk;
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
import dev.scalpel.trading.ScoreTactics;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Changes of the recipe of the file's first style: one model for all pairs, entries that depend on volatility, exit level and
 * maximum hold chosen without hindsight, stops, and brakes in a crash.
 */
public final class VariantsStudy {

    private static final String FIT = "pooled fit";
    private static final String EXITS = "exit level and maximum hold";
    private static final String RECIPE = "the recipe";

    private final StudyPairs pairs;
    private final StudyStyle style;
    private final ScoreTactics tactics;
    private final Consumer<String> progress;

    /** @param progress receives a line for each finished pair; called from several threads */
    public VariantsStudy(StudyPairs pairs, double quantile, Consumer<String> progress) {
        this.pairs = pairs;
        this.style = pairs.file().styles().get(0);
        this.tactics = StudyTactics.ofQuantile(quantile);
        this.progress = progress;
    }

    /** @param chosen the setting of exit level and maximum hold of each month */
    public record Result(List<VariantRow> rows, Map<String, String> chosen, Looks looks) {}

    public Result run() {
        SortedMap<Symbol, PairVariants> all = PerPair.of(pairs, this::variants);
        List<StudyTrade> recipe = together(all, PairVariants::recipe);
        List<VariantRow> rows = new ArrayList<>();
        rows.add(row(RECIPE, RECIPE, recipe, recipe));
        rows.addAll(fits(all));
        Map<String, List<String>> names = new LinkedHashMap<>();
        all.values()
                .forEach(each -> each.byTable()
                        .forEach((table, variants) -> names.putIfAbsent(table, List.copyOf(variants.keySet()))));
        names.forEach((table, variants) -> variants.forEach(variant -> rows.add(row(
                table,
                variant,
                together(
                        all,
                        each -> each.byTable().getOrDefault(table, Map.of()).getOrDefault(variant, List.of())),
                recipe))));
        NestedChoice nested = nested(all);
        rows.addAll(exits(all, recipe));
        rows.add(row(EXITS, "chosen before each month", withinPeriods(all, nested.trades()), recipe));
        return new Result(rows, nested.chosen(), Looks.of(PairVariants.settings() + 2, pairs.file()));
    }

    private PairVariants variants(StudyPair pair) {
        PairWalks walks = new PairWalks(pair, StudyProcedures.withHorizons(style.horizons()));
        PairVariants variants =
                PairVariants.of(walks, trades(walks, walks.walk(style.windowDays())), tactics, walks.calibratedFrom());
        progress.accept(pair.symbol().toString());
        return variants;
    }

    private PairTrades trades(PairWalks walks, ScoreWalk walk) {
        return PairTrades.of(walks.pair(), walk.scores(style.horizons()), tactics);
    }

    private List<VariantRow> fits(SortedMap<Symbol, PairVariants> all) {
        PooledFit fit =
                new PooledFit(all.values().stream().map(PairVariants::walks).toList(), style.windowDays());
        List<StudyTrade> own = fitted(all, fit::own);
        return List.of(
                row(FIT, "a model of each pair, inputs that all have", own, own),
                row(FIT, "one model for all pairs", fitted(all, fit::pooled), own));
    }

    private List<StudyTrade> fitted(SortedMap<Symbol, PairVariants> all, Function<PairWalks, ScoreWalk> walk) {
        return together(
                all, each -> trades(each.walks(), walk.apply(each.walks())).free());
    }

    private NestedChoice nested(SortedMap<Symbol, PairVariants> all) {
        StudyPeriod period = StudyPeriod.around(
                all.values().stream().map(each -> each.walks().pair().period()).toList());
        return NestedChoice.of(
                exitSettings(all),
                YearMonth.from(period.from()),
                YearMonth.from(period.to().minusDays(1)));
    }

    private List<VariantRow> exits(SortedMap<Symbol, PairVariants> all, List<StudyTrade> recipe) {
        List<VariantRow> rows = new ArrayList<>();
        exitSettings(all).forEach((name, trades) -> rows.add(row(EXITS, name, withinPeriods(all, trades), recipe)));
        return rows;
    }

    private static Map<String, List<StudyTrade>> exitSettings(SortedMap<Symbol, PairVariants> all) {
        Map<String, List<StudyTrade>> together = new LinkedHashMap<>();
        all.values()
                .forEach(each -> each.exitSettings()
                        .forEach((name, trades) -> together.computeIfAbsent(name, key -> new ArrayList<>())
                                .addAll(trades)));
        return together;
    }

    private static List<StudyTrade> withinPeriods(SortedMap<Symbol, PairVariants> all, List<StudyTrade> trades) {
        return trades.stream()
                .filter(each -> {
                    PairVariants of = all.get(each.symbol());
                    return of != null
                            && each.trade().position().decisionTime()
                                    >= of.walks().pair().period().fromTime();
                })
                .toList();
    }

    private static List<StudyTrade> together(
            SortedMap<Symbol, PairVariants> all, Function<PairVariants, List<StudyTrade>> part) {
        return all.values().stream().flatMap(each -> part.apply(each).stream()).toList();
    }

    private VariantRow row(String table, String variant, List<StudyTrade> trades, List<StudyTrade> recipe) {
        return VariantRow.of(table, variant, tactics.quantile(), trades, recipe);
    }
}
