package dev.scalpel.settings;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.key.SettingKeys;
import dev.scalpel.settings.type.SettingSource;
import java.util.List;

/**
 * The settings with the origin of each value.
 *
 * @param settings the typed values
 * @param lines one for each key, in the order of {@link SettingKeys#all()}
 * @param ignoredVariables names of variables that begin with {@code SCALPEL_} but are not settings
 * @param warnings one for each former name of a setting or value that is used
 */
public record EffectiveSettings(
        Settings settings, List<Line> lines, List<String> ignoredVariables, List<String> warnings) {

    public EffectiveSettings {
        lines = List.copyOf(lines);
        ignoredVariables = List.copyOf(ignoredVariables);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param value as it would be written in the file; personal values are masked
     */
    public record Line(SettingKey<?> key, String value, SettingSource origin) {

        public boolean isDefault() {
            return origin instanceof SettingSource.Default;
        }
    }
}
