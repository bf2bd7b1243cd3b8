package dev.scalpel.learning.score;

import java.util.function.BooleanSupplier;

/**
 * The networks of a walk.
 *
 * @param cache of earlier runs
 * @param mayFit whether there is time for another fit; without it, the walk issues the linear map's scores alone
 */
public record ResidualPath(ResidualProcedure procedure, ResidualCache cache, BooleanSupplier mayFit) {

    /** Without limit of time or memory of earlier runs. */
    public static ResidualPath unlimited(ResidualProcedure procedure) {
        return new ResidualPath(procedure, ResidualCache.NONE, () -> true);
    }
}
