package dev.scalpel.costs;

import dev.scalpel.store.Codec;
import dev.scalpel.store.StoreException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A day's samples and their text. A later sample is appended as a line; earlier lines are not written again. */
final class SpreadCsv {

    static final String HEADER = "timestamp,bid,ask\n";

    static final Codec<SpreadCsv> CODEC = Codec.of(day -> day.bytes, SpreadCsv::read);

    private static final int COLUMNS = 3;

    private final byte[] bytes;
    private final NavigableMap<Long, SpreadSample> samples;

    private SpreadCsv(byte[] bytes, NavigableMap<Long, SpreadSample> samples) {
        this.bytes = bytes;
        this.samples = samples;
    }

    static SpreadCsv empty() {
        return new SpreadCsv(HEADER.getBytes(StandardCharsets.UTF_8), new TreeMap<>());
    }

    private static SpreadCsv read(String key, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(HEADER) || !text.endsWith("\n")) {
            throw new StoreException(key + " must begin with the line " + HEADER.strip() + " and end with a line feed");
        }
        NavigableMap<Long, SpreadSample> samples = new TreeMap<>();
        int row = 1;
        for (String line : text.substring(HEADER.length()).lines().toList()) {
            row++;
            SpreadSample sample = sample(key, row, line);
            Map.Entry<Long, SpreadSample> last = samples.lastEntry();
            if (last != null && last.getKey() >= sample.minute()) {
                throw new StoreException(key + " row " + row + ": times must rise: " + line);
            }
            samples.put(sample.minute(), sample);
        }
        return new SpreadCsv(bytes, samples);
    }

    private static SpreadSample sample(String key, int row, String line) {
        String[] cells = line.split(",", -1);
        try {
            if (cells.length != COLUMNS) {
                throw new IllegalArgumentException("must have " + COLUMNS + " cells");
            }
            return new SpreadSample(Long.parseLong(cells[0]), new BigDecimal(cells[1]), new BigDecimal(cells[2]));
        } catch (IllegalArgumentException invalid) {
            throw new StoreException(key + " row " + row + ": " + invalid.getMessage() + ": " + line, invalid);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return samples.size();
    }

    List<SpreadSample> samples() {
        return List.copyOf(samples.values());
    }

    /** With those samples whose minutes have none; this very object if there are none. */
    SpreadCsv with(List<SpreadSample> more) {
        NavigableMap<Long, SpreadSample> all = new TreeMap<>(samples);
        List<SpreadSample> added = new ArrayList<>();
        more.forEach(sample -> {
            if (all.putIfAbsent(sample.minute(), sample) == null) {
                added.add(sample);
            }
        });
        if (added.isEmpty()) {
            return this;
        }
        Optional<Long> last = Optional.ofNullable(samples.isEmpty() ? null : samples.lastKey());
        boolean atTheEnd = added.stream()
                .allMatch(sample -> last.filter(time -> sample.minute() < time).isEmpty());
        byte[] text = atTheEnd ? joined(bytes, lines(all.tailMap(last.orElse(Long.MIN_VALUE), false))) : whole(all);
        return new SpreadCsv(text, all);
    }

    private static byte[] whole(NavigableMap<Long, SpreadSample> all) {
        return joined(HEADER.getBytes(StandardCharsets.UTF_8), lines(all));
    }

    private static byte[] lines(Map<Long, SpreadSample> some) {
        StringBuilder text = new StringBuilder();
        some.forEach((minute, sample) -> text.append(minute)
                .append(',')
                .append(sample.bid().toPlainString())
                .append(',')
                .append(sample.ask().toPlainString())
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
