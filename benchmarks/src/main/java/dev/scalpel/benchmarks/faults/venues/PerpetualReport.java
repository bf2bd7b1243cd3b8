package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.perpetual.PerpetualExchange;
import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.account.IncomeType;
import dev.scalpel.localexchange.perpetual.orders.AlgoStatus;
import dev.scalpel.localexchange.perpetual.orders.AlgoView;
import dev.scalpel.localexchange.perpetual.orders.Forced;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderType;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.contract.StormReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The account at a stand-in over the perpetual core as a storm reads it. */
final class PerpetualReport {

    private PerpetualReport() {}

    static StormReport of(PerpetualExchange exchange, Symbol symbol, BigDecimal step) {
        return new StormReport(
                exchange.position(symbol).quantity(),
                step,
                orders(exchange, symbol),
                exchange.fills().stream()
                        .map(fill -> new StormReport.Execution(
                                fill.clientId(), fill.side(), fill.quantity(), fill.quoteQuantity(), fill.fee()))
                        .toList(),
                sum(exchange, IncomeType.FUNDING_FEE),
                sum(exchange, IncomeType.INSURANCE_CLEAR));
    }

    private static BigDecimal sum(PerpetualExchange exchange, IncomeType type) {
        return exchange.incomes().stream()
                .filter(income -> income.type() == type)
                .map(Income::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A conditional order and the plain one that it became are one. */
    static List<StormReport.Order> orders(PerpetualExchange exchange, Symbol symbol) {
        String name = symbol.base() + symbol.quote();
        Map<Long, OrderView> plain = exchange.orders().stream()
                .filter(order -> order.symbol().equals(name))
                .collect(Collectors.toMap(OrderView::id, Function.identity()));
        List<StormReport.Order> orders = new ArrayList<>();
        for (AlgoView algo : exchange.algoOrders()) {
            if (!algo.symbol().equals(name)) {
                continue;
            }
            OrderView became = plain.remove(algo.orderId());
            orders.add(new StormReport.Order(
                    algo.clientId(),
                    algo.side(),
                    algo.status() == AlgoStatus.NEW
                            || (became != null && became.status().isOpen()),
                    algo.type() == FuturesOrderType.STOP_MARKET,
                    algo.reduceOnly() || algo.closePosition(),
                    became == null ? algo.quantity() : became.quantity().subtract(became.executed()),
                    false));
        }
        for (OrderView order : plain.values()) {
            orders.add(new StormReport.Order(
                    order.clientId(),
                    order.side(),
                    order.status().isOpen(),
                    false,
                    false,
                    order.quantity().subtract(order.executed()),
                    Forced.of(order.clientId()).isPresent()));
        }
        return orders;
    }
}
