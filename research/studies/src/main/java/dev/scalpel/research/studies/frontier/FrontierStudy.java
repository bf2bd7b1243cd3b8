package dev.scalpel.research.studies.frontier;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.Looks;
import dev.scalpel.research.studies.data.StudyFile;
import dev.scalpel.research.studies.data.StudyPair;
import dev.scalpel.research.studies.data.StudyPairs;
import dev.scalpel.research.studies.data.StudyPeriod;
import dev.scalpel.research.studies.data.StudyStyle;
import dev.scalpel.research.studies.score.NetResult;
import dev.scalpel.research.studies.score.PairTrades;
import dev.scalpel.research.studies.score.PairWalks;
import dev.scalpel.research.studies.score.PerPair;
import dev.scalpel.research.studies.score.StudyProcedures;
import dev.scalpel.research.studies.score.StudyTactics;
import dev.scalpel.research.studies.score.StudyTrade;
import dev.scalpel.research.studies.score.TradeFigures;
import dev.scalpel.simulation.TradeFingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The break-even cost per side of all styles of a study file: every day's scores come from a model that was fitted on
 * earlier days, and thresholds from earlier scores. Nothing is selected.
 */
public final class FrontierStudy {

    /** Per side; entries are chosen for each. */
    private static final List<Double> COSTS_BP = List.of(0.5, 1.0, 2.0, 5.0, 10.0);

    /** The symbol of the rows of all pairs together. */
    public static final String POOLED = "pooled";

    private final StudyPairs pairs;
    private final StudyFile file;
    private final Consumer<String> progress;

    /** @param progress receives a line for each finished style of a pair; called from several threads */
    public FrontierStudy(StudyPairs pairs, Consumer<String> progress) {
        this.pairs = pairs;
        this.file = pairs.file();
        this.progress = progress;
    }

    public record Result(List<FrontierRow> rows, Looks looks) {}

    /** Trades by cost per side; those at 0 are all. */
    private record Traded(StudyPeriod period, Map<Double, List<StudyTrade>> byCost) {}

    private record Cell(StudyStyle style, double quantile) {}

    /** How many lines of progress a run has. */
    public int steps() {
        return pairs.symbols().size() * file.styles().size();
    }

    public Result run() {
        Map<Symbol, Map<Cell, Traded>> traded = PerPair.of(pairs, this::trade);
        List<FrontierRow> rows = new ArrayList<>();
        for (StudyStyle style : file.styles()) {
            for (double quantile : file.quantiles()) {
                rows.addAll(rows(new Cell(style, quantile), traded));
            }
        }
        return new Result(rows, Looks.of(file.styles().size() * file.quantiles().size(), file));
    }

    private Map<Cell, Traded> trade(StudyPair pair) {
        PairWalks walks = new PairWalks(
                pair,
                StudyProcedures.withHorizons(file.styles().stream()
                        .flatMap(style -> style.horizons().stream())
                        .toList()));
        Map<Cell, Traded> cells = new HashMap<>();
        for (StudyStyle style : file.styles()) {
            IssuedScores issued = issued(walks, style);
            for (double quantile : file.quantiles()) {
                PairTrades trades = PairTrades.of(pair, issued, StudyTactics.ofQuantile(quantile));
                cells.put(new Cell(style, quantile), new Traded(pair.period(), byCost(trades, style)));
            }
            progress.accept(pair.symbol() + ": " + style.name() + " " + style.horizonsText());
        }
        return cells;
    }

    private static IssuedScores issued(PairWalks walks, StudyStyle style) {
        List<String> names =
                FeatureSet.of(style.features(), walks.features().variant()).names();
        return walks.walk(names, style.windowDays()).scores(style.horizons());
    }

    private static Map<Double, List<StudyTrade>> byCost(PairTrades trades, StudyStyle style) {
        Map<Double, List<StudyTrade>> byCost = new HashMap<>();
        if (style.holdMinutes().isPresent()) {
            byCost.put(0.0, trades.held(style.holdMinutes().getAsInt()));
            return byCost;
        }
        byCost.put(0.0, trades.free());
        for (double cost : COSTS_BP) {
            byCost.put(cost, trades.at(cost));
        }
        return byCost;
    }

    private static List<FrontierRow> rows(Cell cell, Map<Symbol, Map<Cell, Traded>> all) {
        List<FrontierRow> rows = new ArrayList<>();
        List<Traded> together = new ArrayList<>();
        all.forEach((symbol, cells) -> {
            Traded one = cells.get(cell);
            if (one != null) {
                together.add(one);
                rows.add(row(symbol.toString(), cell, List.of(one)));
            }
        });
        rows.add(row(POOLED, cell, together));
        return rows;
    }

    private static FrontierRow row(String symbol, Cell cell, List<Traded> parts) {
        StudyPeriod period =
                StudyPeriod.around(parts.stream().map(Traded::period).toList());
        List<NetResult> net = parts.get(0).byCost().keySet().stream()
                .filter(cost -> cost > 0)
                .sorted()
                .map(cost -> NetResult.of(cost, at(cost, parts), period.fromTime(), period.toTime()))
                .toList();
        return FrontierRow.of(
                symbol,
                cell.style(),
                cell.quantile(),
                TradeFigures.of(at(0, parts)),
                period.from(),
                period.to(),
                TradeFingerprint.of(
                        at(0, parts).stream().map(StudyTrade::trade).toList()),
                net);
    }

    private static List<StudyTrade> at(double cost, List<Traded> parts) {
        return parts.stream()
                .flatMap(part -> part.byCost().getOrDefault(cost, List.of()).stream())
                .toList();
    }
}
