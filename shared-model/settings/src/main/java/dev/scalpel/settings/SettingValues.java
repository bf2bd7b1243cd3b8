package dev.scalpel.settings;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.type.RawValue;
import dev.scalpel.settings.type.SettingSource;
import dev.scalpel.settings.type.SettingsProblem;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The value of every key with its origin; a key that is not set, or whose value is invalid, has its default. */
final class SettingValues {

    private record Value(Object value, SettingSource origin) {}

    private final Map<SettingKey<?>, Value> values = new HashMap<>();
    private final Set<SettingKey<?>> invalid = new HashSet<>();

    /** Reads the raw value; a later call for the same key overrides an earlier one. */
    <T> void set(SettingKey<T> key, RawValue raw, List<SettingsProblem> problems) {
        key.type()
                .read(key.path(), raw, problems)
                .ifPresentOrElse(value -> values.put(key, new Value(value, raw.origin())), () -> invalid.add(key));
    }

    /** Replaces a value by one derived from it; its origin stays. */
    <T> void refine(SettingKey<T> key, T value) {
        values.put(key, new Value(value, origin(key)));
    }

    @SuppressWarnings("unchecked") // only set() and refine() put, and they put a T under a SettingKey<T>
    <T> T get(SettingKey<T> key) {
        Value value = values.get(key);
        return value == null ? key.defaultValue() : (T) value.value();
    }

    SettingSource origin(SettingKey<?> key) {
        Value value = values.get(key);
        return value == null ? new SettingSource.Default() : value.origin();
    }

    /** Whether a rule across these keys can be checked: each of them is valid by its own rule. */
    boolean areValid(SettingKey<?>... keys) {
        return Collections.disjoint(invalid, new HashSet<>(List.of(keys)));
    }

    <T> String display(SettingKey<T> key) {
        return key.type().show(get(key));
    }
}
