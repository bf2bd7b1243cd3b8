package dev.scalpel.local.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a portfolio's signals on stored bars. Returns and drawdown are fractions; a figure is empty where it is undefined.
 *
 * @param symbol the instruments
 * @param signals of the file
 * @param buyAndHold of the instruments, by the strategies' shares
 * @param feesPaid in the quote asset, without funding
 * @param funding received in the quote asset, negative if it was paid
 * @param tradesSha256 of the trades as the ledger writes them
 * @param breakEvenBp cost per side at which trades at the bars' own prices would have earned nothing
 * @param breakEvenStandardError clustered by day
 * @param shadowTrades 0: all were traded on paper
 * @param licensedFrom empty: signals need no licence
 * @param openPositions at the end, whose value the net return contains
 * @param rows one per strategy
 */
public record PortfolioBacktestResult(
        String portfolio,
        String symbol,
        Instant from,
        Instant to,
        int signals,
        int trades,
        double netReturn,
        Optional<Double> buyAndHold,
        double maxDrawdown,
        Optional<Double> winRate,
        Optional<Double> profitFactor,
        Optional<Double> dailySharpe,
        double feesPaid,
        double funding,
        String tradesSha256,
        Optional<Double> breakEvenBp,
        Optional<Double> breakEvenStandardError,
        int shadowTrades,
        Optional<LocalDate> licensedFrom,
        int openPositions,
        List<Row> rows,
        double seconds) {

    /**
     * What became of a strategy's signals.
     *
     * @param received of the file; of a strategy that follows a model, its decisions that ended
     * @param executed that reached their target state
     * @param refused by outcome
     * @param unfinished that were not due, or under way, at the end
     * @param entrySlippageBp how much worse than the signal's price entries filled, mean; negative if better
     * @param exitSlippageBp the same of exits by a signal
     * @param latencyBars bars from the signal to the fill of the entry, mean
     */
    public record Row(
            String strategy,
            String instrument,
            int received,
            int executed,
            Map<String, Integer> refused,
            int unfinished,
            int trades,
            double netProfit,
            Optional<Double> entrySlippageBp,
            Optional<Double> exitSlippageBp,
            Optional<Double> latencyBars) {}

    public PortfolioBacktestResult {
        rows = List.copyOf(rows);
    }
}
