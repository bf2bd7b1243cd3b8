package dev.scalpel.settings;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The value of every key with its origin; a key nobody has set, or whose value was refused, has its default. */
final class SettingValues {

    private record Held(Object value, SettingSource origin) {}

    private final Map<SettingKey<?>, Held> held = new HashMap<>();
    private final Set<SettingKey<?>> refused = new HashSet<>();

    /** Reads the raw value; a later call for the same key overrides an earlier one. */
    <T> void set(SettingKey<T> key, RawValue raw, List<SettingsProblem> mistakes) {
        key.type()
                .read(key.path(), raw, mistakes)
                .ifPresentOrElse(value -> held.put(key, new Held(value, raw.origin())), () -> refused.add(key));
    }

    /** Replaces a value by what follows from it; its origin stays. */
    <T> void refine(SettingKey<T> key, T value) {
        held.put(key, new Held(value, origin(key)));
    }

    @SuppressWarnings("unchecked") // only set() and refine() put, and they put a T under a SettingKey<T>
    <T> T get(SettingKey<T> key) {
        Held value = held.get(key);
        return value == null ? key.defaultValue() : (T) value.value();
    }

    SettingSource origin(SettingKey<?> key) {
        Held value = held.get(key);
        return value == null ? new SettingSource.Default() : value.origin();
    }

    /** Whether a rule across these keys can be judged: none of them has been refused by its own rule. */
    boolean sound(SettingKey<?>... keys) {
        return Collections.disjoint(refused, new HashSet<>(List.of(keys)));
    }

    <T> String shown(SettingKey<T> key) {
        return key.type().show(get(key));
    }
}
