package dev.scalpel.settings.type;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A value as written in the file or the environment, before it is parsed by its type. */
public sealed interface RawValue {

    SettingSource origin();

    /** For messages. */
    String text();

    /** Itself; of a plain text the table or the list that it writes in one line. */
    default RawValue split() {
        return this;
    }

    /**
     * @param quoted whether the file has it in quotes: then it is a text, not a number
     */
    record Scalar(String text, boolean quoted, SettingSource origin) implements RawValue {

        /** A table {@code name=value,name=value} or a list {@code item,item}. */
        @Override
        public RawValue split() {
            String[] parts = text.strip().split("\\s*,\\s*", -1);
            if (!text.contains("=")) {
                List<Scalar> items = new ArrayList<>();
                for (String part : parts) {
                    items.add(new Scalar(part, false, origin));
                }
                return new Listing(items, origin);
            }
            List<Entry> entries = new ArrayList<>();
            for (String part : parts) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals).strip();
                String value = equals < 0 ? "" : part.substring(equals + 1).strip();
                entries.add(new Entry(name, new Scalar(value, false, origin)));
            }
            return new Table(entries, origin);
        }
    }

    /** @param entries of a table within it the entries too, with the names joined by a dot */
    record Table(List<Entry> entries, SettingSource origin) implements RawValue {
        public Table {
            entries = List.copyOf(entries);
        }

        @Override
        public String text() {
            return entries.stream()
                    .map(entry -> entry.name() + "=" + entry.value().text())
                    .collect(Collectors.joining(","));
        }
    }

    record Listing(List<Scalar> items, SettingSource origin) implements RawValue {
        public Listing {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return items.stream().map(Scalar::text).collect(Collectors.joining(","));
        }
    }

    record Entry(String name, Scalar value) {}
}
