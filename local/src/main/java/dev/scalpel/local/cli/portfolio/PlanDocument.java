package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.Amounts;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.portfolio.allocation.SizedOrder;
import dev.scalpel.portfolio.allocation.SlotPlan;
import dev.scalpel.signals.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan as it is printed.
 *
 * @param cash after all orders
 * @param value at cost after all orders
 * @param outcomes of the signals, by strategy
 * @param notes what a plan cannot know: what a model would say
 */
record PlanDocument(
        List<Order> orders, BigDecimal cash, BigDecimal value, Map<String, Outcome> outcomes, List<String> notes) {

    /** One order of the plan. */
    record Order(String strategy, String side, BigDecimal quantity, BigDecimal limit, String purpose) {

        private static Order of(SizedOrder order) {
            return new Order(
                    order.strategy(),
                    order.side().name(),
                    NamedNumbers.plain(order.quantity()),
                    NamedNumbers.plain(order.limit()),
                    order.purpose().name());
        }
    }

    static PlanDocument of(SlotPlan plan, List<String> notes) {
        return new PlanDocument(
                plan.orders().stream().map(Order::of).toList(),
                NamedNumbers.plain(plan.books().cash()),
                NamedNumbers.plain(plan.books().valueAtCost()),
                new TreeMap<>(plan.outcomes()),
                notes);
    }

    String text() {
        TextTable table = new TextTable("strategy", "purpose", "side", "quantity", "limit");
        orders.forEach(order -> table.add(
                order.strategy(),
                order.purpose(),
                order.side(),
                Amounts.shown(order.quantity()),
                Amounts.shown(order.limit())));
        StringBuilder text = new StringBuilder(orders.isEmpty() ? "no orders" : table.toString());
        text.append(String.format("%ncash %s, value at cost %s", Amounts.shown(cash), Amounts.shown(value)));
        outcomes.forEach((strategy, outcome) -> text.append(String.format("%n%s: %s", strategy, outcome)));
        notes.forEach(note -> text.append(String.format("%n%s", note)));
        return text.toString();
    }
}
