package dev.scalpel.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.training.optimiser.Parameter;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeTest {

    @Test
    void theLinearSpaceHasPenaltyAndTacticsOnly() {
        assertThat(Recipe.LINEAR_SPACE.parameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "ridgePenalty",
                        "entryThreshold",
                        "minWinProbability",
                        "kellyFraction",
                        "holdMinutes",
                        "coolDownMinutes");
    }

    @Test
    void theFirstPointsLieInTheirSpaceAndMeanTheSameRecipes() {
        List<Point> full = Recipe.firstPoints(Recipe.SPACE);
        List<Point> linear = Recipe.firstPoints(Recipe.LINEAR_SPACE);

        assertThat(full).hasSameSizeAs(linear);
        for (int i = 0; i < full.size(); i++) {
            Recipe recipe = Recipe.of(linear.get(i));
            assertThat(recipe.hidden()).isEmpty();
            assertThat(recipe.fit().epochs()).isZero();
            assertThat(recipe.ridgePenalty()).isEqualTo(Recipe.of(full.get(i)).ridgePenalty());
            assertThat(recipe.tactics()).isEqualTo(Recipe.of(full.get(i)).tactics());
        }
    }

    @Test
    void readsRecordedPointsOfBothSpaces() {
        for (SearchSpace space : List.of(Recipe.SPACE, Recipe.LINEAR_SPACE)) {
            for (Point point : Recipe.firstPoints(space)) {
                assertThat(Recipe.parse(point.asText())).isEqualTo(point);
                assertThat(space.parse(point.asText())).isEqualTo(point);
            }
        }
    }
}
