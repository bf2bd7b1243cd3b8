package dev.scalpel.retrieval.universe;

import dev.scalpel.universe.Coin;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Market capitalisations of a CSV file: {@code symbol,name,price,market_cap,volume} in USD, in any order. */
public final class MarketCapFile implements MarketCaps {

    private static final List<String> COLUMNS = List.of("symbol", "name", "price", "market_cap", "volume");

    private final Path file;

    public MarketCapFile(Path file) {
        this.file = file;
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
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser rows = CSVParser.parse(reader, format)) {
            if (!rows.getHeaderNames().containsAll(COLUMNS)) {
                throw new MarketCapsException(file + " must have the columns " + String.join(", ", COLUMNS));
            }
            List<Coin> coins = new ArrayList<>();
            for (CSVRecord row : rows) {
                coins.add(coin(row));
            }
            coins.sort(Comparator.comparingDouble(Coin::marketCap).reversed());
            return coins;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new MarketCapsException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private Coin coin(CSVRecord row) {
        try {
            return new Coin(
                    row.get("symbol").toUpperCase(Locale.ROOT),
                    row.get("name"),
                    number(row, "price"),
                    number(row, "market_cap"),
                    number(row, "volume"));
        } catch (IllegalArgumentException invalid) {
            throw new MarketCapsException(
                    file + ", row " + row.getRecordNumber() + ": " + invalid.getMessage(), invalid);
        }
    }

    private static double number(CSVRecord row, String column) {
        String text = row.get(column);
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }
}
