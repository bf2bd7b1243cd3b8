package dev.scalpel.research.studies.maker;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.research.studies.data.Looks;
import dev.scalpel.research.studies.data.StudyFile;
import dev.scalpel.research.studies.data.StudyPair;
import dev.scalpel.research.studies.data.StudyPairs;
import dev.scalpel.research.studies.data.StudyPeriod;
import dev.scalpel.research.studies.data.StudyStyle;
import dev.scalpel.research.studies.score.PairTrades;
import dev.scalpel.research.studies.score.PairWalks;
import dev.scalpel.research.studies.score.PerPair;
import dev.scalpel.research.studies.score.StudyProcedures;
import dev.scalpel.research.studies.score.StudyTactics;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Fill rates and mark-outs of limit orders at the close, with and without the score of the file's first style. */
public final class MakerStudy {

    private static final List<Integer> VALID_MINUTES = List.of(1, 2, 3);
    /** A quote must have lapsed by then. */
    public static final int MIN_MARK_OUT_MINUTES = VALID_MINUTES.get(VALID_MINUTES.size() - 1);

    private static final String POOLED = "pooled";
    private static final String NO_SIGNAL = "none";
    private static final String BY_SCORE = "score";

    private final StudyPairs pairs;
    private final StudyStyle style;
    private final double quantile;
    private final int markOutMinutes;
    private final Consumer<String> progress;

    /**
     * @param markOutMinutes from the open after a bar to the open that values the position
     * @param progress receives a line for each finished pair; called from several threads
     */
    public MakerStudy(StudyPairs pairs, double quantile, int markOutMinutes, Consumer<String> progress) {
        if (markOutMinutes < MIN_MARK_OUT_MINUTES) {
            throw new IllegalArgumentException("a mark-out must be as long as the longest validity, "
                    + MIN_MARK_OUT_MINUTES + " minutes: " + markOutMinutes);
        }
        this.pairs = pairs;
        this.style = pairs.file().styles().get(0);
        this.quantile = quantile;
        this.markOutMinutes = markOutMinutes;
        this.progress = progress;
    }

    /** @param quantile of the absolute score beyond which the signal quotes */
    public record Result(int markOutMinutes, double quantile, List<MakerRow> rows, Looks looks) {}

    private record Cell(String signal, int validMinutes) {}

    private record Quoted(StudyPeriod period, Map<Cell, MakerQuotes> cells) {}

    public Result run() {
        SortedMap<Symbol, Quoted> quoted = PerPair.of(pairs, this::quote);
        List<MakerRow> rows = new ArrayList<>();
        for (String signal : List.of(NO_SIGNAL, BY_SCORE)) {
            for (int valid : VALID_MINUTES) {
                Cell cell = new Cell(signal, valid);
                quoted.forEach((symbol, one) -> rows.add(row(symbol.toString(), cell, List.of(one))));
                rows.add(row(POOLED, cell, List.copyOf(quoted.values())));
            }
        }
        StudyFile file = pairs.file();
        return new Result(markOutMinutes, quantile, rows, Looks.of(2 * VALID_MINUTES.size(), file));
    }

    private Quoted quote(StudyPair pair) {
        PairWalks walks = new PairWalks(pair, StudyProcedures.withHorizons(style.horizons()));
        ScoreColumns columns = PairTrades.of(
                        pair,
                        walks.walk(style.windowDays()).scores(style.horizons()),
                        StudyTactics.ofQuantile(quantile))
                .columns();
        PriceTicks ticks = PriceTick.of(pair.bars());
        Map<Cell, MakerQuotes> cells = new HashMap<>();
        for (int valid : VALID_MINUTES) {
            cells.put(new Cell(NO_SIGNAL, valid), everyMinute(pair, ticks, valid));
            cells.put(new Cell(BY_SCORE, valid), byScore(pair, columns, ticks, valid));
        }
        progress.accept(pair.symbol() + ": a tick of " + ticks.size());
        return new Quoted(pair.period(), cells);
    }

    private MakerQuotes everyMinute(StudyPair pair, PriceTicks ticks, int validMinutes) {
        BarSeries bars = pair.bars();
        MakerQuotes quotes = new MakerQuotes(bars, ticks, validMinutes, markOutMinutes);
        for (int row = bars.firstRowFrom(pair.period().fromTime()); row < bars.size(); row++) {
            quotes.quote(row, PositionSide.LONG);
            quotes.quote(row, PositionSide.SHORT);
        }
        return quotes;
    }

    private MakerQuotes byScore(StudyPair pair, ScoreColumns columns, PriceTicks ticks, int validMinutes) {
        BarSeries bars = pair.bars();
        MakerQuotes quotes = new MakerQuotes(bars, ticks, validMinutes, markOutMinutes);
        int first = bars.firstRowFrom(pair.period().fromTime());
        int[] begins = columns.dayBegins();
        for (int day = 0; day < columns.threshold().length; day++) {
            for (int row = Math.max(first, begins[day]); row < begins[day + 1]; row++) {
                double score = columns.score()[row];
                if (Math.abs(score) > columns.threshold()[day]) {
                    quotes.quote(row, score > 0 ? PositionSide.LONG : PositionSide.SHORT);
                }
            }
        }
        return quotes;
    }

    private static MakerRow row(String symbol, Cell cell, List<Quoted> parts) {
        StudyPeriod period =
                StudyPeriod.around(parts.stream().map(Quoted::period).toList());
        List<MakerQuotes> quotes = parts.stream()
                .flatMap(part -> part.cells().entrySet().stream())
                .filter(entry -> entry.getKey().equals(cell))
                .map(Map.Entry::getValue)
                .toList();
        return MakerRow.of(symbol, cell.signal(), cell.validMinutes(), quotes, period.from(), period.to());
    }
}
