package dev.scalpel.research.studies.licence;

import java.util.OptionalInt;

/**
 * What became of licences.
 *
 * @param sharpe annualised, planted, after costs
 * @param licensed markets with a licence; where the edge ends, those with one before
 * @param licensedDays of all of them together
 * @param suspended markets in which the first licence ended; where the edge ends, from that day on
 * @param before markets in which it ended before the edge did; 0 where the edge stays
 * @param medianDays from the end of the edge to the suspension, over all that were licensed then; empty where the edge stays,
 *     or fewer than half were suspended
 * @param idleShare of the days after the edge's end in which a licensed procedure had stopped trading by itself
 */
public record SuspensionRow(
        double sharpe,
        int licensed,
        int licensedDays,
        int suspended,
        int before,
        OptionalInt medianDays,
        double idleShare) {}
