package dev.scalpel.monitoring.cost;

import java.util.Comparator;
import java.util.List;

/** The bill of a month by line. */
public record Bill(int symbols, boolean freeTier, List<Line> lines) {

    /**
     * @param quantity per month in {@code unit}, before the free tier
     * @param usd after the free tier
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
