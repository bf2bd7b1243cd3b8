package dev.scalpel.ledger;

import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The cells of one row by column, read from left to right. */
public final class CsvRowReader {

    private final String[] header;
    private final String[] values;
    private int next;

    public CsvRowReader(String[] header, String[] values) {
        this.header = header;
        this.values = values;
    }

    public String text() {
        return values[next++];
    }

    /** Whether the next cell is empty; does not advance. */
    public boolean isEmpty() {
        return values[next].isEmpty();
    }

    public CsvRowReader skip(int cells) {
        for (int i = 0; i < cells; i++) {
            String value = values[next];
            if (!value.isEmpty()) {
                throw new IllegalArgumentException(header[next] + " must be empty here: " + value);
            }
            next++;
        }
        return this;
    }

    public long whole() {
        return parsed("a whole number", Long::parseLong);
    }

    public BigDecimal amount() {
        return parsed("a decimal number", BigDecimal::new);
    }

    /** Absent for an empty cell. */
    public Optional<BigDecimal> optionalAmount() {
        if (isEmpty()) {
            next++;
            return Optional.empty();
        }
        return Optional.of(amount());
    }

    /** NaN for an empty cell. */
    public double number() {
        return isEmpty() ? skipped() : parsed("a number", Double::parseDouble);
    }

    public <E extends Enum<E>> E word(Class<E> type) {
        return parsed(() -> "one of " + Arrays.toString(type.getEnumConstants()), text -> Enum.valueOf(type, text));
    }

    Bracket bracket() {
        PositionSide side = word(PositionSide.class);
        double stop = number();
        double target = number();
        return new Bracket(side, stop, target, Math.toIntExact(whole()));
    }

    StrategyId strategy() {
        String name = text();
        return StrategyId.of(name, word(Origin.class));
    }

    /** {@code name=value;name=value}. */
    public <V> Map<String, V> table(Function<String, V> reader) {
        Map<String, V> table = new TreeMap<>();
        if (isEmpty()) {
            next++;
            return table;
        }
        return parsed("name=value;name=value", text -> {
            for (String pair : text.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals < 1
                        || table.put(pair.substring(0, equals), reader.apply(pair.substring(equals + 1))) != null) {
                    throw new IllegalArgumentException(pair);
                }
            }
            return table;
        });
    }

    public static <V> String table(Map<String, V> table, BiFunction<String, V, String> writer) {
        return table.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + writer.apply(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(";"));
    }

    /** Every double is read back exactly; an empty cell is NaN. */
    public static String of(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    public static String of(BigDecimal amount) {
        return amount.toPlainString();
    }

    public static String of(long value) {
        return Long.toString(value);
    }

    private double skipped() {
        next++;
        return Double.NaN;
    }

    private <T> T parsed(String rule, Function<String, T> parser) {
        return parsed(() -> rule, parser);
    }

    private <T> T parsed(Supplier<String> rule, Function<String, T> parser) {
        int column = next++;
        try {
            return parser.apply(values[column]);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(
                    header[column] + " must be " + rule.get() + ": '" + values[column] + "'", invalid);
        }
    }
}
