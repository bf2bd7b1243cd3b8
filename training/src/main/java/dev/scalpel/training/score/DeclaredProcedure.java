package dev.scalpel.training.score;

import dev.scalpel.learning.score.ResidualProcedure;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.market.Sha256;
import dev.scalpel.trading.PositionSide;
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
 * @param sides that the instrument and the settings allow
 */
public record DeclaredProcedure(ScoreProcedure scores, Optional<ResidualProcedure> network, Set<PositionSide> sides) {

    private static final int ID_DIGITS = 12;

    public DeclaredProcedure {
        if (sides.isEmpty()) {
            throw new IllegalArgumentException("a procedure needs a side that it may trade");
        }
        sides = Set.copyOf(sides);
    }

    /** Of the linear map alone. */
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
                shortable ? EnumSet.allOf(PositionSide.class) : EnumSet.of(PositionSide.LONG));
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
        recipe.put("sides", new TreeSet<>(sides).toString());
        return recipe;
    }

    /** Identifies all models that are made like this. */
    public String id() {
        return Sha256.hex(recipe().toString()).substring(0, ID_DIGITS);
    }
}
