package dev.scalpel.research.studies.evidence;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How procedures of one true Sharpe ratio fare.
 *
 * @param sharpe annualised, of the daily returns after costs
 * @param days from the start within which a licence counts
 * @param licensed share of the procedures licensed within these days
 * @param upper95 upper end of the one-sided 95 % interval of that share (Clopper and Pearson)
 * @param medianDays until the licence, over all procedures; empty where fewer than half are ever licensed
 * @param suspended share suspended within a year of their licence, of those whose licence leaves a year to watch; empty
 *     where there is none
 */
public record EvidenceRow(
        double sharpe,
        int days,
        int paths,
        double licensed,
        double upper95,
        OptionalInt medianDays,
        OptionalDouble suspended) {}
