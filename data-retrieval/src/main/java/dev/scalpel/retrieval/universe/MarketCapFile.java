package dev.scalpel.retrieval.universe;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.universe.Coin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Market capitalisations of a CSV file in the store: {@code symbol,name,price,market_cap,volume} in USD, in any order. */
public final class MarketCapFile implements MarketCaps {

    private static final List<String> COLUMNS = List.of("symbol", "name", "price", "market_cap", "volume");

    private static final String KEY = StoreKeys.MARKET_CAPS;

    private final ObjectStore store;

    public MarketCapFile(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Optional<String> attribution() {
        return Optional.empty();
    }

    @Override
    public List<Coin> page(int number) {
        return number == 1 ? read() : List.of();
    }

    private List<Coin> read() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        String text = store.get(KEY)
                .map(object -> new String(object.bytes(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new MarketCapsException("the store has no " + KEY));
        try (CSVParser rows = CSVParser.parse(text, format)) {
            if (!rows.getHeaderNames().containsAll(COLUMNS)) {
                throw new MarketCapsException(KEY + " must have the columns " + String.join(", ", COLUMNS));
            }
            List<Coin> coins = new ArrayList<>();
            for (CSVRecord row : rows) {
                coins.add(coin(row));
            }
            coins.sort(Comparator.comparingDouble(Coin::marketCap).reversed());
            return coins;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new MarketCapsException("cannot read " + KEY + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static Coin coin(CSVRecord row) {
        try {
            return new Coin(
                    row.get("symbol").toUpperCase(Locale.ROOT),
                    row.get("name"),
                    number(row, "price"),
                    number(row, "market_cap"),
                    number(row, "volume"));
        } catch (IllegalArgumentException invalid) {
            throw new MarketCapsException(
                    KEY + ", row " + row.getRecordNumber() + ": " + invalid.getMessage(), invalid);
        }
    }

    private static double number(CSVRecord row, String column) {
        String text = row.get(column);
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }
}
