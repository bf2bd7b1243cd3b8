package dev.scalpel.venue.sample;

import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.contract.StormReport;

/** The account as a storm reads it. */
final class SampleReport {

    private SampleReport() {}

    static StormReport of(SampleAccount account) {
        return new StormReport(
                account.position().quantity(),
                SampleOrder.STEP,
                account.orders().stream()
                        .map(order -> new StormReport.Order(
                                order.id(),
                                OrderSide.valueOf(order.side()),
                                order.isOpen(),
                                order.isStop(),
                                order.reduceOnly(),
                                order.remaining(),
                                false))
                        .toList(),
                account.fills().stream()
                        .map(fill -> new StormReport.Execution(
                                fill.order(),
                                OrderSide.valueOf(fill.side()),
                                fill.quantity(),
                                fill.price().multiply(fill.quantity()),
                                fill.fee()))
                        .toList(),
                account.paid("funding"),
                account.paid("liquidation"));
    }
}
