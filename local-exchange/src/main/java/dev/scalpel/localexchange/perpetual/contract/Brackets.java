package dev.scalpel.localexchange.perpetual.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The brackets of a contract, from the smallest value on. The amounts follow from the rates, so that margin is continuous. */
public record Brackets(List<Bracket> all) {

    /** One row of the venue's table. */
    public record Row(String cap, int maxLeverage, String maintenanceRate) {}

    public Brackets {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a contract has at least one bracket");
        }
    }

    /**
     * Computes floors and maintenance amounts: the floor times the increase of the rate, plus the amount of the bracket
     * below (binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93).
     */
    public static Brackets of(List<Row> rows) {
        List<Bracket> all = new ArrayList<>();
        BigDecimal floor = BigDecimal.ZERO;
        BigDecimal rate = BigDecimal.ZERO;
        BigDecimal amount = BigDecimal.ZERO;
        int leverage = Integer.MAX_VALUE;
        for (Row row : rows) {
            BigDecimal cap = new BigDecimal(row.cap());
            BigDecimal higher = new BigDecimal(row.maintenanceRate());
            if (cap.compareTo(floor) <= 0 || higher.compareTo(rate) <= 0 || row.maxLeverage() >= leverage) {
                throw new IllegalArgumentException("caps and rates of brackets rise and leverages fall: " + rows);
            }
            amount = all.isEmpty()
                    ? BigDecimal.ZERO
                    : floor.multiply(higher.subtract(rate)).add(amount);
            all.add(new Bracket(all.size() + 1, row.maxLeverage(), floor, cap, higher, amount));
            floor = cap;
            rate = higher;
            leverage = row.maxLeverage();
        }
        return new Brackets(all);
    }

    /** A table of the size that the venue publishes for its largest contract. */
    public static Brackets large() {
        return of(List.of(
                new Row("300000", 125, "0.004"),
                new Row("800000", 100, "0.005"),
                new Row("3000000", 75, "0.0065"),
                new Row("12000000", 50, "0.01"),
                new Row("70000000", 25, "0.02"),
                new Row("100000000", 20, "0.025"),
                new Row("230000000", 10, "0.05"),
                new Row("480000000", 5, "0.1"),
                new Row("600000000", 4, "0.125"),
                new Row("800000000", 3, "0.15"),
                new Row("1200000000", 2, "0.25"),
                new Row("1800000000", 1, "0.5")));
    }

    /** The bracket of a position of this value; the last one beyond all caps. */
    public Bracket at(BigDecimal notional) {
        return all.stream()
                .filter(bracket -> notional.compareTo(bracket.cap()) <= 0)
                .findFirst()
                .orElse(all.get(all.size() - 1));
    }

    public BigDecimal maintenance(BigDecimal notional) {
        return at(notional).maintenance(notional);
    }

    public int maxLeverage() {
        return all.get(0).maxLeverage();
    }

    /** The largest position that this leverage allows. */
    public BigDecimal maxNotional(int leverage) {
        return all.stream()
                .filter(bracket -> bracket.maxLeverage() >= leverage)
                .reduce((first, second) -> second)
                .map(Bracket::cap)
                .orElse(BigDecimal.ZERO);
    }
}
