package dev.scalpel.evidence;

import java.util.OptionalDouble;

/**
 * What the forward days say beside the evidence. Empty where they are too few.
 *
 * @param breakEvenBp cost per side at which the days earn nothing
 * @param breakEvenErrorBp its standard error
 * @param provenBreakEvenBp highest cost per side at which the evidence of the steady bettors is 20
 * @param netSharpe of the days, per year
 * @param licenceChance of a licence within 360 days, if the days to come are like these
 */
public record Estimates(
        OptionalDouble breakEvenBp,
        OptionalDouble breakEvenErrorBp,
        OptionalDouble provenBreakEvenBp,
        OptionalDouble netSharpe,
        OptionalDouble licenceChance) {}
