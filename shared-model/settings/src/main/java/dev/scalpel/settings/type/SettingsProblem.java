package dev.scalpel.settings.type;

import java.util.Optional;

/**
 * One thing that is wrong with the settings, with what is needed to correct it.
 *
 * @param key the full path of the setting, such as {@code limits.dailyLossShare}
 * @param origin where it is set
 * @param value the invalid value; empty if it could be a secret
 * @param rule what was expected
 * @param nearest for an unknown key: the known one that was probably meant
 */
public record SettingsProblem(
        String key, SettingSource origin, Optional<String> value, String rule, Optional<String> nearest) {

    /** The key of what is wrong with the file and no setting of it. */
    public static final String WHOLE_FILE = "(file)";

    private static final String NONE = "none";
    private static final int SHOWN_CHARACTERS = 60;

    public SettingsProblem {
        value = value.map(SettingsProblem::shorten);
    }

    public static SettingsProblem of(String key, SettingSource origin, String value, String rule) {
        return new SettingsProblem(key, origin, Optional.of(value), rule, Optional.empty());
    }

    @Override
    public String toString() {
        String advice = rule + nearest.map(n -> "; did you mean " + n + "?").orElse("");
        if (key.equals(WHOLE_FILE)) {
            return origin + ": " + advice + value.map(v -> ": " + v).orElse("");
        }
        if (origin instanceof SettingSource.Default) {
            return key
                    + value.map(v -> v.equals(NONE) ? " is not set" : " = " + v + " by default")
                            .orElse("") + ": " + advice;
        }
        return origin + ": " + key + value.map(v -> " = " + v).orElse("") + ": " + advice;
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "\u00b7");
        return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "\u2026";
    }
}
