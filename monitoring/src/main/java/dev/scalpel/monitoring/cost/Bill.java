package dev.scalpel.monitoring.cost;

import java.util.Comparator;
import java.util.List;

/** A month's bill by line. */
public record Bill(int symbols, boolean freeTier, List<Line> lines) {

    /**
     * @param quantity in {@code unit}, a month, before anything free is taken off
     * @param usd after it
     */
    public record Line(String what, double quantity, String unit, double usd) {}

    public Bill {
        lines = List.copyOf(lines);
    }

    public double total() {
        return lines.stream().mapToDouble(Line::usd).sum();
    }

    /** The most expensive line. */
    public Line dominant() {
        return lines.stream().max(Comparator.comparingDouble(Line::usd)).orElseThrow();
    }
}
