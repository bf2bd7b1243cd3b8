package dev.scalpel.monitoring.records;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.InvalidBarLog.InvalidBar;
import dev.scalpel.trading.Position;
import java.util.List;
import java.util.Optional;

/**
 * All that the store tells of a symbol and a period.
 *
 * @param bars of the period, and some before it for what looks back
 * @param refusedBars what the venue told of the period's minutes and was no bar
 * @param decisions of the period's minutes
 * @param earlierDecisions of the weeks before
 * @param trades closed in the period
 * @param earlierTrades closed in the months before
 * @param open the position that is open at the period's end
 * @param startEquity what the symbol had when the period began, in the quote asset
 * @param champions every change of the champion that is known, oldest first
 * @param trainings of the period that came to a decision
 * @param trials of the trainings in the period
 * @param flaws what could not be read, with its place and reason
 */
public record SymbolRecords(
        Symbol symbol,
        ReviewPeriod period,
        BarSeries bars,
        List<InvalidBar> refusedBars,
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
        List<String> flaws) {

    /**
     * What features are compared with.
     *
     * @param trained bars of the champion's window
     * @param trainedReference the reference pair's bars of the same time, where its features need them
     * @param nowReference the reference pair's bars of the period
     */
    public record Reference(
            TrainingWindow window,
            BarSeries trained,
            Optional<BarSeries> trainedReference,
            Optional<BarSeries> nowReference) {}

    public SymbolRecords {
        refusedBars = List.copyOf(refusedBars);
        decisions = List.copyOf(decisions);
        earlierDecisions = List.copyOf(earlierDecisions);
        trades = List.copyOf(trades);
        earlierTrades = List.copyOf(earlierTrades);
        champions = List.copyOf(champions);
        trainings = List.copyOf(trainings);
        trials = List.copyOf(trials);
        flaws = List.copyOf(flaws);
        if (!(startEquity > 0 && startEquity <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("startEquity must be finite and > 0: " + startEquity);
        }
    }

    /** The bars of the period itself. */
    public BarSeries periodBars() {
        return bars.between(period.fromMillis(), period.toMillis());
    }
}
