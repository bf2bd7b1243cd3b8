package dev.scalpel.settings.key;

import dev.scalpel.settings.type.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The settings of one topic, in the order in which they are declared. */
final class KeyGroup {

    private final List<SettingKey<?>> declared = new ArrayList<>();

    <T> SettingKey<T> declare(String path, ValueType<T> type, T defaultValue, String explanation) {
        SettingKey<T> key = new SettingKey<>(path, type, defaultValue, explanation);
        declared.add(key);
        return key;
    }

    List<SettingKey<?>> all() {
        return Collections.unmodifiableList(declared);
    }
}
