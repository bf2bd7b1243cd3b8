package dev.scalpel.venue.oanda;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps the venue's orders and transactions to our types. Units are below zero for sales. */
final class OandaReports {

    private static final String CLOSEOUT = "MARKET_ORDER_MARGIN_CLOSEOUT";

    private OandaReports() {}

    /** An order that is in the book or waits for its price. */
    static OrderReport pending(OandaResponses.Order row, BigDecimal units) {
        String client = Optional.ofNullable(row.clientExtensions())
                .map(extensions -> OandaResponses.text(extensions.id()))
                .filter(id -> !id.isEmpty())
                .orElse(row.id());
        boolean stop = row.type().contains("STOP");
        Optional<BigDecimal> price = Optional.ofNullable(row.price());
        return new OrderReport(
                client,
                row.id(),
                Optional.empty(),
                side(units),
                OrderReport.Status.OPEN,
                units.abs(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                stop ? Optional.empty() : price,
                stop ? price : Optional.empty(),
                !stop,
                OandaResponses.millis(row.createTime()));
    }

    /**
     * An order by the transactions that concern it. One that was filled in part has ended: the rest is reissued only where the order
     * is configured so ("Order Endpoints", orderReissueTransaction).
     */
    static OrderReport report(
            OandaResponses.Transaction created,
            OandaResponses.@Nullable Transaction filled,
            OandaResponses.@Nullable Transaction cancelled) {
        BigDecimal units = required(created.units());
        BigDecimal executed =
                filled == null ? BigDecimal.ZERO : required(filled.units()).abs();
        boolean stop = created.type().startsWith("STOP");
        Optional<BigDecimal> price = Optional.ofNullable(created.price());
        OrderReport.Status status = OrderReport.Status.OPEN;
        if (executed.compareTo(units.abs()) == 0) {
            status = OrderReport.Status.FILLED;
        } else if (filled != null || cancelled != null) {
            status = OrderReport.Status.CANCELLED;
        }
        OandaResponses.Transaction last = cancelled != null ? cancelled : filled != null ? filled : created;
        return new OrderReport(
                created.clientId().filter(id -> !id.isEmpty()).orElse(created.id()),
                created.id(),
                Optional.empty(),
                side(units),
                status,
                units.abs(),
                executed,
                filled == null ? BigDecimal.ZERO : executed.multiply(required(filled.price())),
                stop ? Optional.empty() : price,
                stop ? price : Optional.empty(),
                !stop || filled != null,
                OandaResponses.millis(last.time()));
    }

    /** The order with this id among the transactions; empty while its creation is not listed. */
    static Optional<OrderReport> report(List<OandaResponses.Transaction> rows, String orderId) {
        OandaResponses.Transaction created = null;
        OandaResponses.Transaction filled = null;
        OandaResponses.Transaction cancelled = null;
        for (OandaResponses.Transaction row : rows) {
            if (row.id().equals(orderId)) {
                created = row;
            } else if (orderId.equals(row.orderId())) {
                filled = row.isFill() ? row : filled;
                cancelled = row.isFill() ? cancelled : row;
            }
        }
        return created == null ? Optional.empty() : Optional.of(report(created, filled, cancelled));
    }

    /** @param currency of the account: the venue charges commission and pays profit in it */
    static VenueFill fill(Symbol symbol, OandaResponses.Transaction row, String currency) {
        BigDecimal units = required(row.units());
        boolean closeout = CLOSEOUT.equals(row.reason());
        return new VenueFill(
                OandaResponses.text(row.orderId()),
                side(units),
                "LIMIT_ORDER".equals(row.reason()),
                new Fill(
                        row.id(),
                        OandaResponses.millis(row.time()),
                        required(row.price()),
                        units.abs(),
                        amount(row.commission()).abs(),
                        currency,
                        settlement(symbol, row, currency)),
                closeout ? FillCause.LIQUIDATION : FillCause.ORDER);
    }

    /** What the fill changed in the balance, without its commission: profit, and financing that was due. */
    private static Optional<Fill.Settlement> settlement(
            Symbol symbol, OandaResponses.Transaction row, String currency) {
        BigDecimal profit =
                amount(row.pl()).add(amount(row.financing())).subtract(amount(row.guaranteedExecutionFee()));
        if (row.rate().isEmpty() && !symbol.quote().equals(currency)) {
            throw new IllegalArgumentException("the venue lists fill " + row.id() + " of " + symbol
                    + " without the rate that it was converted into " + currency + " by");
        }
        return row.rate().map(rate -> new Fill.Settlement(rate, profit));
    }

    private static BigDecimal amount(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    static boolean isOf(OandaResponses.Transaction row, Symbol symbol) {
        return OandaAdapter.instrument(symbol).equals(row.instrument());
    }

    private static OrderSide side(BigDecimal units) {
        return units.signum() >= 0 ? OrderSide.BUY : OrderSide.SELL;
    }

    private static BigDecimal required(@Nullable BigDecimal amount) {
        if (amount == null) {
            throw new IllegalArgumentException("the venue lists a transaction without units or price");
        }
        return amount;
    }
}
