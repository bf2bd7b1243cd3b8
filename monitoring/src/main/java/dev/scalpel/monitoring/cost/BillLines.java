package dev.scalpel.monitoring.cost;

import java.util.ArrayList;
import java.util.List;

/** The lines of a bill; the free tier is deducted where it applies. */
final class BillLines {

    private final boolean freeTier;
    private final List<Bill.Line> all = new ArrayList<>();

    BillLines(boolean freeTier) {
        this.freeTier = freeTier;
    }

    void add(String what, double quantity, String unit, double price, double free) {
        double charged = freeTier ? Math.max(0, quantity - free) : quantity;
        all.add(new Bill.Line(what, quantity, unit, charged * price));
    }

    List<Bill.Line> all() {
        return List.copyOf(all);
    }
}
