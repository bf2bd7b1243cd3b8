package dev.scalpel.local.backtest;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of it. Returns and drawdown are shares; a figure is empty where it is not defined.
 *
 * @param tradesSha256 of the trades as the ledger writes them: two equal runs have the same
 * @param rules by which tick, step and minimum it was traded, and whether those held then
 * @param report the page to open
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
