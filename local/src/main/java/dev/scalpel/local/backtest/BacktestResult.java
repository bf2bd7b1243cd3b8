package dev.scalpel.local.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scalpel.market.Symbol;
import dev.scalpel.universe.PastUniverses;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The result of a backtest. Returns and drawdown are fractions; a figure is empty where it is undefined.
 *
 * @param style {@code score} or {@code brackets}
 * @param gate {@code on} or {@code off}: whether an entry had to be expected to gain more than it costs
 * @param trades at the first of the costs, whether or not there was permission to make them
 * @param tradesSha256 equal runs have equal hashes; in the score style see {@link CostRow#tradesSha256()}, for brackets of the
 *     trades as the ledger writes them
 * @param breakEvenBp cost per side at which the procedure's trades would have earned nothing; those of the first cost for
 *     brackets
 * @param breakEvenStandardError clustered by day
 * @param shadowTrades how many of the trades had no permission: they are shown and were not traded
 * @param licensedFrom first day with permission to trade
 * @param roundTripBp what the account pays for an entry and its exit
 * @param rows one per cost; empty for brackets
 * @param rules the tick, step and minimum that were used, and whether they applied then
 * @param report path of the page
 * @param verdict one sentence
 * @param universe on how many days it was a member; empty where the settings name their symbols
 */
public record BacktestResult(
        Symbol symbol,
        Instant from,
        Instant to,
        String style,
        String gate,
        int trades,
        double netReturn,
        Optional<Double> buyAndHold,
        double maxDrawdown,
        Optional<Double> winRate,
        Optional<Double> profitFactor,
        Optional<Double> dailySharpe,
        double feesPaid,
        String tradesSha256,
        Optional<Double> breakEvenBp,
        Optional<Double> breakEvenStandardError,
        int shadowTrades,
        Optional<LocalDate> licensedFrom,
        double roundTripBp,
        List<CostRow> rows,
        int trainings,
        int promotions,
        String rules,
        String report,
        String verdict,
        double seconds,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PastUniverses.Membership> universe) {

    public BacktestResult {
        rows = List.copyOf(rows);
    }
}
