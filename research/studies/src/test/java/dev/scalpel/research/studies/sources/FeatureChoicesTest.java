package dev.scalpel.research.studies.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.research.studies.sources.FeatureChoices.Choice;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FeatureChoicesTest {

    private static final FeatureSet FULL = FeatureSet.extended(FeatureVariant.FULL);

    private final Map<String, Choice> choices =
            FeatureChoices.of(FULL).stream().collect(Collectors.toMap(Choice::name, Function.identity()));

    @Test
    void aGroupIsTakenFromAllAndAddedToTheStandardSet() {
        Choice without = choices.get("all - clock");
        Choice with = choices.get("standard + clock");

        assertThat(without.base()).isEqualTo("all");
        assertThat(with.base()).isEqualTo("standard");
        assertThat(without.features()).isSubsetOf(FULL.names()).doesNotContain("five_minutes_end");
        assertThat(with.features().size() - 50)
                .isEqualTo(FULL.size() - without.features().size());
    }

    @Test
    void everyFeatureBelongsToOneGroupAndTheUnitOfScoresStays() {
        int removed = FULL.names().size() * 11
                - List.of(
                                "price",
                                "volume",
                                "shape",
                                "time frames",
                                "reference pair",
                                "calendar",
                                "levels",
                                "day returns",
                                "clock",
                                "lags",
                                "volume clock")
                        .stream()
                        .mapToInt(group ->
                                choices.get("all - " + group).features().size())
                        .sum();

        assertThat(removed).isEqualTo(FULL.size() - 1);
        assertThat(choices.values())
                .allSatisfy(choice -> assertThat(choice.features()).contains("volatility_60"));
    }

    @Test
    void takerFlowAndTradeCountsAreSources() {
        assertThat(choices.get("all - taker flow").features())
                .doesNotContain("taker_imbalance_5")
                .contains("trades_z_60", "return_5");
        assertThat(choices.get("all - trade counts").features())
                .doesNotContain("trades_z_60")
                .contains("taker_imbalance_5");
    }

    @Test
    void aGroupThatTheBarsDoNotHaveIsLeftOut() {
        assertThat(FeatureChoices.of(FeatureSet.extended(FeatureVariant.BARE)))
                .extracting(Choice::name)
                .contains("all - lags")
                .doesNotContain("all - reference pair", "all - taker flow");
    }
}
