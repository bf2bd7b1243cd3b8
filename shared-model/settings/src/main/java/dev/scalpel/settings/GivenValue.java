package dev.scalpel.settings;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.type.RawValue;

/**
 * A value before it is checked.
 *
 * @param name the path in the file or the variable by which it is given, present or former
 * @param presentName the same kind of name, as it is now
 */
record GivenValue(String name, String presentName, SettingKey<?> key, RawValue raw) {

    boolean isFormer() {
        return !name.equals(presentName);
    }
}
