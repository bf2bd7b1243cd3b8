package dev.scalpel.local.importing;

import dev.scalpel.funding.FundingRate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file of funding rates, plain, gzipped or zipped: as Scalpel writes it, {@code timestamp,rate}, or as Binance's public
 * archive has it, {@code calc_time,funding_interval_hours,last_funding_rate}. Times are epoch milliseconds.
 */
final class FundingFile {

    private static final String OURS = "timestamp,rate";
    private static final String ARCHIVE = "calc_time,funding_interval_hours,last_funding_rate";

    private FundingFile() {}

    /** @throws ImportFailedException when it cannot be read, or a row is invalid */
    static List<FundingRate> read(ImportFile file) {
        return new PackedFile(file, ImportLimits.DEFAULT)
                .read(read -> {}, FundingFile::rows).stream()
                        .flatMap(List::stream)
                        .toList();
    }

    private static List<FundingRate> rows(String file, InputStream content) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
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
    }

    private static FundingRate rate(String file, int line, String row, int rateColumn) {
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
