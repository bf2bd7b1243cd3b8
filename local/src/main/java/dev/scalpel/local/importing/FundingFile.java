package dev.scalpel.local.importing;

import dev.scalpel.funding.FundingRate;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file of funding rates: as Scalpel writes it, {@code timestamp,rate}, or as Binance's public archive has it in its zips,
 * {@code calc_time,funding_interval_hours,last_funding_rate}. Times are epoch milliseconds.
 */
final class FundingFile {

    private static final String OURS = "timestamp,rate";
    private static final String ARCHIVE = "calc_time,funding_interval_hours,last_funding_rate";

    private FundingFile() {}

    static List<FundingRate> read(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = in.readLine();
            if (!OURS.equals(header) && !ARCHIVE.equals(header)) {
                throw new ImportFailedException(file + ": the first line must be '" + OURS + "' or '" + ARCHIVE + "'");
            }
            int rateColumn = OURS.equals(header) ? 1 : 2;
            List<FundingRate> rates = new ArrayList<>();
            int line = 1;
            for (String row = in.readLine(); row != null; row = in.readLine()) {
                line++;
                rates.add(rate(file, line, row, rateColumn));
            }
            return rates;
        } catch (NoSuchFileException absent) {
            throw new ImportFailedException("file not found: " + file, absent);
        } catch (IOException unreadable) {
            throw new ImportFailedException("cannot import " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static FundingRate rate(Path file, int line, String row, int rateColumn) {
        String[] fields = row.split(",", -1);
        if (fields.length != rateColumn + 1) {
            throw new ImportFailedException(
                    file + ", line " + line + ": must have " + (rateColumn + 1) + " fields: '" + row + "'");
        }
        try {
            return FundingRate.near(Long.parseLong(fields[0]), new BigDecimal(fields[rateColumn]));
        } catch (IllegalArgumentException invalid) {
            throw new ImportFailedException(
                    file + ", line " + line + ": no funding rate: '" + row + "': " + invalid.getMessage(), invalid);
        }
    }
}
