package dev.scalpel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.settings.key.GeneralKeys;
import dev.scalpel.settings.key.LimitKeys;
import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.key.SettingKeys;
import dev.scalpel.settings.naming.NameSuggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SettingKeysTest {

    @Test
    void pathsAndVariablesAreUnique() {
        assertThat(SettingKeys.all()).extracting(SettingKey::path).doesNotHaveDuplicates();
        assertThat(SettingKeys.all()).extracting(SettingKey::variable).doesNotHaveDuplicates();
    }

    @Test
    void aVariableIsThePathInCapitals() {
        assertThat(LimitKeys.DAILY_LOSS.variable()).isEqualTo("SCALPEL_LIMITS_DAILY_LOSS_SHARE");
        assertThat(LimitKeys.MAX_CONSECUTIVE_LOSSES.variable()).isEqualTo("SCALPEL_LIMITS_MAX_CONSECUTIVE_LOSSES");
        assertThat(GeneralKeys.MODE.variable()).isEqualTo("SCALPEL_MODE");
    }

    @Test
    void eachIsExplainedInASentence() {
        assertThat(SettingKeys.all()).extracting(SettingKey::explanation).allMatch(text -> text.endsWith("."));
    }

    @Test
    void thePageInTheDocsIsTheOneGenerated() throws IOException {
        Path page = Path.of(System.getProperty("scalpel.root"), "docs", "settings.md");
        assertThat(Files.readString(page))
                .as("docs/settings.md is generated: ./scalpel settings --markdown > docs/settings.md")
                .isEqualTo(SettingsReference.markdown());
    }

    @Property
    void distanceIsSymmetricAndZeroOnlyForEquals(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(NameSuggestion.distance(a, b)).isEqualTo(NameSuggestion.distance(b, a));
        assertThat(NameSuggestion.distance(a, b) == 0).isEqualTo(a.equals(b));
    }

    @Test
    void aSwapOfNeighboursCountsOnce() {
        assertThat(NameSuggestion.distance("trials", "tirals")).isEqualTo(1);
        assertThat(NameSuggestion.distance("kitten", "sitting")).isEqualTo(3);
    }
}
