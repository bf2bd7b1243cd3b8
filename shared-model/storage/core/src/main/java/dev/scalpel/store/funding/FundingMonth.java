package dev.scalpel.store.funding;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.store.Codec;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.bars.AppendResult;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A month's rates and their text: a row per funding, by time. */
final class FundingMonth {

    static final String HEADER = "timestamp,rate\n";

    static final Codec<FundingMonth> CODEC = Codec.of(FundingMonth::bytes, FundingMonth::read);

    private static final int COLUMNS = 2;

    private final NavigableMap<Long, FundingRate> rates;

    private FundingMonth(NavigableMap<Long, FundingRate> rates) {
        this.rates = rates;
    }

    static FundingMonth empty() {
        return new FundingMonth(new TreeMap<>());
    }

    private static FundingMonth read(String key, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(HEADER) || !text.endsWith("\n")) {
            throw new StoreException(key + " must begin with the line " + HEADER.strip() + " and end with a line feed");
        }
        NavigableMap<Long, FundingRate> rates = new TreeMap<>();
        int row = 1;
        for (String line : text.substring(HEADER.length()).lines().toList()) {
            row++;
            FundingRate rate = rate(key, row, line);
            Map.Entry<Long, FundingRate> last = rates.lastEntry();
            if (last != null && last.getKey() >= rate.time()) {
                throw new StoreException(key + " row " + row + ": times must rise: " + line);
            }
            rates.put(rate.time(), rate);
        }
        return new FundingMonth(rates);
    }

    private static FundingRate rate(String key, int row, String line) {
        String[] cells = line.split(",", -1);
        try {
            if (cells.length != COLUMNS) {
                throw new IllegalArgumentException("must have " + COLUMNS + " cells");
            }
            return new FundingRate(Long.parseLong(cells[0]), new BigDecimal(cells[1]));
        } catch (IllegalArgumentException invalid) {
            throw new StoreException(key + " row " + row + ": " + invalid.getMessage() + ": " + line, invalid);
        }
    }

    private byte[] bytes() {
        StringBuilder text = new StringBuilder(HEADER);
        rates.values()
                .forEach(rate -> text.append(rate.time())
                        .append(',')
                        .append(rate.rate().toPlainString())
                        .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    FundingMonth with(Collection<FundingRate> more) {
        NavigableMap<Long, FundingRate> all = new TreeMap<>(rates);
        more.forEach(rate -> all.put(rate.time(), rate));
        return new FundingMonth(all);
    }

    /** What appending these would change. */
    AppendResult compare(Collection<FundingRate> more) {
        int stored = 0;
        int unchanged = 0;
        for (FundingRate rate : more) {
            FundingRate known = rates.get(rate.time());
            if (known == null) {
                stored++;
            } else if (known.equals(rate)) {
                unchanged++;
            }
        }
        return new AppendResult(stored, unchanged, more.size() - stored - unchanged);
    }

    List<FundingRate> between(long fromTime, long toTime) {
        return List.copyOf(rates.subMap(fromTime, toTime).values());
    }

    NavigableMap<Long, FundingRate> rates() {
        return rates;
    }
}
