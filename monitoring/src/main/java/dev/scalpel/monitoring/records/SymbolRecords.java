package dev.scalpel.monitoring.records;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.InvalidBarLog.InvalidBar;
import dev.scalpel.trading.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the store holds of a symbol and a period.
 *
 * @param bars of the period, and some before it for features that look back
 * @param invalidBars rows of the period that the venue sent and that are not valid bars
 * @param decisions of the period's minutes
 * @param earlierDecisions of the weeks before
 * @param trades closed in the period
 * @param earlierTrades closed in the months before
 * @param open the position that is open at the period's end
 * @param startEquity equity when the period began, in the quote asset
 * @param champions changes of the champion, oldest first
 * @param trainings of the period that reached a decision
 * @param trials of the trainings in the period
 * @param problems what could not be read, with its place and reason
 */
public record SymbolRecords(
        InstrumentId instrument,
        ReviewPeriod period,
        BarSeries bars,
        List<InvalidBar> invalidBars,
        List<DecisionRow> decisions,
        List<DecisionRow> earlierDecisions,
        List<TradeRow> trades,
        List<TradeRow> earlierTrades,
        Optional<Position> open,
        double startEquity,
        List<ChampionChange> champions,
        Optional<Reference> reference,
        List<TrainingDecision> trainings,
        List<TuningTrial> trials,
        List<String> problems) {

    /**
     * The bars that features are compared with.
     *
     * @param trainingBars of the champion's window
     * @param trainingReferenceBars the reference pair's bars of the same window, where its features need them
     * @param currentReferenceBars the reference pair's bars of the period
     */
    public record Reference(
            TrainingWindow window,
            BarSeries trainingBars,
            Optional<BarSeries> trainingReferenceBars,
            Optional<BarSeries> currentReferenceBars) {}

    /** Its name in the report. */
    public Symbol symbol() {
        return instrument.symbol();
    }

    public SymbolRecords {
        invalidBars = List.copyOf(invalidBars);
        decisions = List.copyOf(decisions);
        earlierDecisions = List.copyOf(earlierDecisions);
        trades = List.copyOf(trades);
        earlierTrades = List.copyOf(earlierTrades);
        champions = List.copyOf(champions);
        trainings = List.copyOf(trainings);
        trials = List.copyOf(trials);
        problems = List.copyOf(problems);
        if (!(startEquity > 0 && startEquity <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("startEquity must be finite and > 0: " + startEquity);
        }
    }

    /** With what else could not be read. */
    public SymbolRecords withProblems(List<String> more) {
        return new SymbolRecords(
                instrument,
                period,
                bars,
                invalidBars,
                decisions,
                earlierDecisions,
                trades,
                earlierTrades,
                open,
                startEquity,
                champions,
                reference,
                trainings,
                trials,
                Stream.concat(problems.stream(), more.stream()).toList());
    }

    /** The bars of the period itself. */
    public BarSeries periodBars() {
        return bars.between(period.fromMillis(), period.toMillis());
    }
}
