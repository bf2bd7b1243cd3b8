package dev.scalpel.settings;

import java.util.Locale;

/**
 * One setting: its name, type, default and what it does. Compared by identity: the declared one is the only one.
 */
public final class SettingKey<T> {

    private final String path;
    private final ValueType<T> type;
    private final T defaultValue;
    private final String explanation;

    SettingKey(String path, ValueType<T> type, T defaultValue, String explanation) {
        this.path = path;
        this.type = type;
        this.defaultValue = defaultValue;
        this.explanation = explanation;
    }

    /** The full path in the file, such as {@code limits.dailyLossShare}. */
    public String path() {
        return path;
    }

    /** The environment variable that overrides it: {@code SCALPEL_LIMITS_DAILY_LOSS_SHARE}. */
    public String variable() {
        return variable(path);
    }

    static String variable(String path) {
        String words =
                path.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").replaceAll("([A-Z])([A-Z][a-z])", "$1_$2");
        return "SCALPEL_" + words.toUpperCase(Locale.ROOT);
    }

    /** What a value must be, as a phrase after "must be". */
    public String rule() {
        return type.rule();
    }

    public String defaultText() {
        return type.show(defaultValue);
    }

    public String explanation() {
        return explanation;
    }

    T defaultValue() {
        return defaultValue;
    }

    ValueType<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return path;
    }
}
