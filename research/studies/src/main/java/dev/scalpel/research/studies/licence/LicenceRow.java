package dev.scalpel.research.studies.licence;

import java.util.OptionalInt;

/**
 * How the procedures of one planted Sharpe ratio fared.
 *
 * @param sharpe annualised, planted, after costs; 0 is no edge and no cost
 * @param days from the first forward day within which a licence counts
 * @param licensed share of the markets
 * @param upper95 upper end of the one-sided 95 % interval of that share (Clopper and Pearson)
 * @param medianDays until the licence, over all markets; empty where fewer than half are licensed in the days that were
 *     followed
 * @param netSharpe that these markets' shadow portfolios had: their mean
 * @param netSharpeError of the mean
 * @param pureReturns share that {@code study evidence} licenses: the same account on random returns of this Sharpe ratio
 */
public record LicenceRow(
        double sharpe,
        int days,
        int markets,
        double licensed,
        double upper95,
        OptionalInt medianDays,
        double netSharpe,
        double netSharpeError,
        double pureReturns) {}
