package dev.scalpel.settings;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.type.SettingsProblem;
import java.util.List;

/** Where rules across settings report what breaks them. */
record RuleReport(SettingValues values, List<SettingsProblem> problems) {

    /** Only if all values that the rule needs are valid by themselves. */
    void reportIf(boolean broken, SettingKey<?> key, String rule, SettingKey<?>... others) {
        if (broken && values.areValid(key) && values.areValid(others)) {
            problems.add(SettingsProblem.of(key.path(), values.origin(key), values.display(key), rule));
        }
    }
}
