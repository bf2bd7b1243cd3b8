package dev.scalpel.research.studies.updates;

import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.learning.score.ResidualProcedure;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.tactics.PolicyProcedure;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ScoreTactics;
import java.util.List;

/**
 * The procedure whose updates are compared.
 *
 * @param tactics that are usual in every regime
 * @param costs of the account
 */
public record UpdateSetup(
        ScoreProcedure scores, ResidualProcedure network, PolicyProcedure policy, ScoreTactics tactics, Costs costs) {

    /** That of the product. */
    public static UpdateSetup product(Costs costs) {
        return new UpdateSetup(
                ScoreProcedure.DEFAULT,
                ResidualProcedure.DEFAULT,
                PolicyProcedure.DEFAULT,
                ScoreTactics.DEFAULT,
                costs);
    }

    /** For synthetic markets of some months: 60 days instead of 300, four weeks instead of eight. */
    static UpdateSetup months(Costs costs) {
        return new UpdateSetup(
                new ScoreProcedure("extended-1", 60, 30, 1, List.of(15), List.of(15), 1, 0.3, 14, 5, 60),
                new ResidualProcedure(
                        List.of(32), 60, 30, 7, 0.2, new FitSettings(6, 1e-3, 1e-2, 512), 7, 28, 14, 3, 7),
                new PolicyProcedure(60, 14, 7, 3, 4, 60, 1, 2, 28, 14, 2),
                ScoreTactics.DEFAULT,
                costs);
    }
}
