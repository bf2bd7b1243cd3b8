package dev.scalpel.settings;

import java.util.List;

/** A value as written in the file or the environment, before it is parsed by its type. */
sealed interface RawValue {

    SettingSource origin();

    /**
     * @param quoted whether the file has it in quotes: then it is a text, not a number
     */
    record Scalar(String text, boolean quoted, SettingSource origin) implements RawValue {}

    record Table(List<Entry> entries, SettingSource origin) implements RawValue {
        public Table {
            entries = List.copyOf(entries);
        }
    }

    record Listing(List<Scalar> items, SettingSource origin) implements RawValue {
        public Listing {
            items = List.copyOf(items);
        }
    }

    record Entry(String name, Scalar value) {}
}
