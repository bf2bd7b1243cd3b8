package dev.scalpel.local.backtest;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of a backtest. Returns and drawdown are fractions; a figure is empty where it is undefined.
 *
 * @param tradesSha256 of the trades as the ledger writes them: equal runs have equal hashes
 * @param rules the tick, step and minimum that were used, and whether they applied then
 * @param report path of the page
 */
public record BacktestResult(
        Symbol symbol,
        Instant from,
        Instant to,
        int trades,
        double netReturn,
        Optional<Double> buyAndHold,
        double maxDrawdown,
        Optional<Double> winRate,
        Optional<Double> profitFactor,
        Optional<Double> dailySharpe,
        double feesPaid,
        String tradesSha256,
        int trainings,
        int promotions,
        String rules,
        String report,
        String verdict,
        double seconds) {}
