package dev.scalpel.settings;

import java.util.List;

/** A value as it stands in the file or the environment, before anybody knows its type. */
sealed interface RawValue {

    SettingSource origin();

    /**
     * @param quoted in the file: it stood in quotes, so it is a text and not a number
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
