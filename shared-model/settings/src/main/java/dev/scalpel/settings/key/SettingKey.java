package dev.scalpel.settings.key;

import dev.scalpel.settings.naming.VariableName;
import dev.scalpel.settings.type.ValueType;

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
        return VariableName.of(path);
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

    public T defaultValue() {
        return defaultValue;
    }

    public ValueType<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return path;
    }
}
