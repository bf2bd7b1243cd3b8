package dev.scalpel.training.score;

import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.ResidualProcedure;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.learning.tactics.PolicyProcedure;
import dev.scalpel.learning.tactics.PolicyWalk;
import dev.scalpel.market.Sha256;
import dev.scalpel.settings.section.TrainingSettings;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the models of one instrument are made and tuned in the score style, declared before any bar is seen.
 *
 * @param network how hidden units learn what the linear map leaves over; empty where the map is always used alone
 * @param regimes how tactics by regime are learned; empty where one set of tactics is used in all of them
 * @param sides that the instrument and the settings allow
 */
public record DeclaredProcedure(
        ScoreProcedure scores,
        Optional<ResidualProcedure> network,
        Optional<PolicyProcedure> regimes,
        Set<PositionSide> sides) {

    private static final int ID_DIGITS = 12;

    public DeclaredProcedure {
        if (sides.isEmpty()) {
            throw new IllegalArgumentException("a procedure needs a side that it may trade");
        }
        sides = Set.copyOf(sides);
    }

    /** Under one set of tactics. */
    public DeclaredProcedure(ScoreProcedure scores, Optional<ResidualProcedure> network, Set<PositionSide> sides) {
        this(scores, network, Optional.empty(), sides);
    }

    /** Of the linear map alone, under one set of tactics. */
    public DeclaredProcedure(ScoreProcedure scores, Set<PositionSide> sides) {
        this(scores, Optional.empty(), sides);
    }

    /** The default procedure of the linear map alone; short too where the instrument can be sold short. */
    public static DeclaredProcedure of(boolean shortable) {
        return of(shortable, false);
    }

    /** @param network whether hidden units learn what the linear map leaves over */
    public static DeclaredProcedure of(boolean shortable, boolean network) {
        return new DeclaredProcedure(
                ScoreProcedure.DEFAULT,
                network ? Optional.of(ResidualProcedure.DEFAULT) : Optional.empty(),
                sides(shortable));
    }

    private static Set<PositionSide> sides(boolean shortable) {
        return shortable ? EnumSet.allOf(PositionSide.class) : EnumSet.of(PositionSide.LONG);
    }

    /** What these settings declare, short too where the instrument can be sold short. */
    public static DeclaredProcedure of(TrainingSettings settings, boolean shortable) {
        return of(settings, sides(shortable));
    }

    /** What these settings declare, on these sides. */
    public static DeclaredProcedure of(TrainingSettings settings, Set<PositionSide> sides) {
        return new DeclaredProcedure(
                ScoreProcedure.DEFAULT,
                settings.network() ? Optional.of(ResidualProcedure.DEFAULT) : Optional.empty(),
                settings.regimes() ? Optional.of(PolicyProcedure.DEFAULT) : Optional.empty(),
                sides);
    }

    /** The tactics by regime of each day, learned on these scores; empty where they are not part of the procedure. */
    public Optional<PolicyWalk> policies(IssuedScores issued, ScoreTactics own, Costs costs) {
        return regimes.map(learned -> PolicyWalk.over(issued, own, costs, sides, learned));
    }

    /** How many days before a night it issues scores for, so that tactics by regime can be learned; 0 without them. */
    public int policyDays() {
        return regimes.map(PolicyProcedure::historyDays).orElse(0);
    }

    /** Everything that is declared, by name. */
    public Map<String, String> recipe() {
        Map<String, String> recipe = new TreeMap<>();
        recipe.put("features", scores.features());
        recipe.put("window", scores.windowDays() + " days, at least " + scores.minDays());
        recipe.put("gap", scores.gapDays() + " days");
        recipe.put("labels", scores.horizons() + " minutes, clipped at " + scores.clip());
        recipe.put("penalty", String.valueOf(scores.penalty()));
        recipe.put("threshold", scores.thresholdDays() + " days, at least " + scores.minThresholdDays());
        recipe.put("calibration", scores.calibrationDays() + " days");
        recipe.put("tuned", ScoreRecipe.SPACE.parameters().toString());
        network.ifPresent(hidden -> recipe.put("network", hidden.describe()));
        regimes.ifPresent(policy -> recipe.put("tactics by regime", policy.describe()));
        recipe.put("sides", new TreeSet<>(sides).toString());
        return recipe;
    }

    /** Identifies all models that are made like this. */
    public String id() {
        return Sha256.hex(recipe().toString()).substring(0, ID_DIGITS);
    }
}
