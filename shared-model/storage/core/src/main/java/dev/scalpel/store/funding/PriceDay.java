package dev.scalpel.store.funding;

import dev.scalpel.funding.PriceBar;
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

/** A day of a computed price and its text: a row per minute, by time. */
public final class PriceDay {

    static final String HEADER = "timestamp,open,high,low,close\n";

    static final Codec<PriceDay> CODEC = Codec.of(PriceDay::bytes, PriceDay::read);

    private static final int COLUMNS = 5;

    private final NavigableMap<Long, PriceBar> bars;

    private PriceDay(NavigableMap<Long, PriceBar> bars) {
        this.bars = bars;
    }

    static PriceDay empty() {
        return new PriceDay(new TreeMap<>());
    }

    /**
     * The bars of a day's object.
     *
     * @throws StoreException at the first row that violates a rule, with key, row and reason
     */
    public static PriceDay read(String key, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(HEADER) || !text.endsWith("\n")) {
            throw new StoreException(key + " must begin with the line " + HEADER.strip() + " and end with a line feed");
        }
        NavigableMap<Long, PriceBar> bars = new TreeMap<>();
        int row = 1;
        for (String line : text.substring(HEADER.length()).lines().toList()) {
            row++;
            PriceBar bar = bar(key, row, line);
            Map.Entry<Long, PriceBar> last = bars.lastEntry();
            if (last != null && last.getKey() >= bar.time()) {
                throw new StoreException(key + " row " + row + ": times must rise: " + line);
            }
            bars.put(bar.time(), bar);
        }
        return new PriceDay(bars);
    }

    private static PriceBar bar(String key, int row, String line) {
        String[] cells = line.split(",", -1);
        try {
            if (cells.length != COLUMNS) {
                throw new IllegalArgumentException("must have " + COLUMNS + " cells");
            }
            return new PriceBar(
                    Long.parseLong(cells[0]),
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]));
        } catch (IllegalArgumentException invalid) {
            throw new StoreException(key + " row " + row + ": " + invalid.getMessage() + ": " + line, invalid);
        }
    }

    private byte[] bytes() {
        StringBuilder text = new StringBuilder(HEADER);
        for (PriceBar bar : bars.values()) {
            text.append(bar.time());
            for (double value : new double[] {bar.open(), bar.high(), bar.low(), bar.close()}) {
                text.append(',')
                        .append(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    PriceDay with(Collection<PriceBar> more) {
        NavigableMap<Long, PriceBar> all = new TreeMap<>(bars);
        more.forEach(bar -> all.put(bar.time(), bar));
        return new PriceDay(all);
    }

    /** What adding these would change. */
    AppendResult compare(Collection<PriceBar> more) {
        int stored = 0;
        int unchanged = 0;
        for (PriceBar bar : more) {
            PriceBar known = bars.get(bar.time());
            if (known == null) {
                stored++;
            } else if (known.equals(bar)) {
                unchanged++;
            }
        }
        return new AppendResult(stored, unchanged, more.size() - stored - unchanged);
    }

    /** By time. */
    public List<PriceBar> bars() {
        return List.copyOf(bars.values());
    }
}
