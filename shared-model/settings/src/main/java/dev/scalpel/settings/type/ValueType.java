package dev.scalpel.settings.type;

import java.util.List;
import java.util.Optional;

/** How one type of setting is read, checked and displayed. */
public interface ValueType<T> {

    /** What a value must be, as a phrase after "must be". */
    String rule();

    /** Reads the plain text; throws {@link IllegalArgumentException} when it breaks the rule. */
    T parse(String text);

    String show(T value);

    /** Whether the file may put it in quotes. */
    default boolean quotable() {
        return true;
    }

    /** Whether the value is about a person and is masked in all output. */
    default boolean personal() {
        return false;
    }

    /** Reads the value, or adds every problem of it and returns empty. */
    default Optional<T> read(String path, RawValue raw, List<SettingsProblem> problems) {
        if (!(raw instanceof RawValue.Scalar scalar)) {
            problems.add(
                    SettingsProblem.of(path, raw.origin(), "(several values)", "must be " + rule() + ", one value"));
            return Optional.empty();
        }
        if (scalar.quoted() && !quotable()) {
            problems.add(SettingsProblem.of(
                    path, raw.origin(), '"' + scalar.text() + '"', "must be " + rule() + ", without quotes"));
            return Optional.empty();
        }
        try {
            return Optional.of(parse(scalar.text()));
        } catch (IllegalArgumentException invalid) {
            Optional<String> shown = personal() ? Optional.empty() : Optional.of(scalar.text());
            problems.add(new SettingsProblem(path, raw.origin(), shown, "must be " + rule(), Optional.empty()));
            return Optional.empty();
        }
    }
}
