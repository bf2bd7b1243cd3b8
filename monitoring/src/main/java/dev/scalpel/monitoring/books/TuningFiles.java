package dev.scalpel.monitoring.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what a training leaves of each trial: {@code tuning/{BASE-QUOTE}/{date}/trial-*.json}. */
final class TrialFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "trial-";

    private final ObjectStore store;

    TrialFiles(ObjectStore store) {
        this.store = store;
    }

    /** By date and number. A file that is no trial is an error that names it. */
    List<Trial> of(Symbol symbol, Period period) {
        List<Trial> trials = new ArrayList<>();
        for (LocalDate day = period.firstDay(); !day.isAfter(period.lastDay()); day = day.plusDays(1)) {
            LocalDate date = day;
            store.list(StoreKeys.tuningPrefix(symbol, date) + FILE).stream()
                    .flatMap(key -> store.get(key).map(object -> read(date, key, object)).stream())
                    .sorted(Comparator.comparingInt(Trial::number))
                    .forEach(trials::add);
        }
        return trials;
    }

    private static Trial read(LocalDate date, String key, StoredObject object) {
        try {
            JsonNode root = JSON.readTree(object.bytes());
            JsonNode number = root.path("number");
            if (!number.isInt()) {
                throw new IllegalArgumentException(key + " is no trial: it has no 'number'");
            }
            boolean pruned = root.path("pruned").asBoolean(false);
            JsonNode value = root.path("value");
            return new Trial(date, number.intValue(), value.isNumber() ? value.doubleValue() : Double.NaN, pruned);
        } catch (IOException torn) {
            throw new UncheckedIOException(key + " is no trial: it is not JSON", torn);
        }
    }
}
