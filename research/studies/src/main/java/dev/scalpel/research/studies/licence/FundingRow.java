package dev.scalpel.research.studies.licence;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What one rule of funding made of the procedures of one planted Sharpe ratio.
 *
 * @param sharpe annualised, planted, after costs and before funding
 * @param funding the rule, in words
 * @param meanRateBp of the stamps: positive is paid by longs
 * @param absoluteRateBp mean size of a rate
 * @param trades free of costs, of all markets, in the forward days
 * @param fundedShare of the trades that were open at a stamp
 * @param fundingBp mean per trade, received; negative when it was paid
 * @param breakEvenBp per side, after funding
 * @param breakEvenErrorBp its standard error, clustered by day, times 1.2
 * @param netSharpe mean of the markets' shadow portfolios
 * @param licensed share of the markets with a licence in the forward days
 * @param medianDays until the licence; empty where fewer than half have one
 */
public record FundingRow(
        double sharpe,
        String funding,
        int markets,
        OptionalDouble meanRateBp,
        OptionalDouble absoluteRateBp,
        int trades,
        double fundedShare,
        double fundingBp,
        OptionalDouble breakEvenBp,
        OptionalDouble breakEvenErrorBp,
        double netSharpe,
        double licensed,
        OptionalInt medianDays) {}
