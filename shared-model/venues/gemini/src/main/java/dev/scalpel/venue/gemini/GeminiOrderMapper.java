package dev.scalpel.venue.gemini;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Orders and executions of the venue in our own types. */
final class GeminiOrderMapper {

    /** "Break Types": as if the trade had not happened. A trade that was reversed by hand is balanced by separate bookings. */
    private static final String FULLY_BROKEN = "full";

    private GeminiOrderMapper() {}

    /** @param clientId where the response does not repeat it */
    static OrderReport report(GeminiRows.Order row, String clientId) {
        List<GeminiRows.Trade> trades = trades(row);
        Optional<BigDecimal> trigger = Optional.ofNullable(row.stopPrice());
        return new OrderReport(
                Optional.ofNullable(row.clientId()).orElse(clientId),
                row.id(),
                Optional.empty(),
                side(row.side()),
                status(row),
                row.quantity(),
                row.executed(),
                quote(row, trades),
                Optional.ofNullable(row.price()),
                trigger,
                trigger.isEmpty() || isTriggered(row),
                trades.stream().mapToLong(GeminiRows.Trade::time).max().orElse(row.submitted()));
    }

    /**
     * The venue has no word for it: an order that is neither live nor cancelled has ended, and has filled unless something remains of
     * it. One that was refused for want of funds has been seen listed without a fill (hummingbot, pull request 8027).
     */
    private static OrderReport.Status status(GeminiRows.Order row) {
        if (row.live()) {
            return OrderReport.Status.OPEN;
        }
        boolean whole = row.executed().compareTo(row.quantity()) >= 0;
        if (row.cancelled() && !whole) {
            return OrderReport.Status.CANCELLED;
        }
        if (whole) {
            return OrderReport.Status.FILLED;
        }
        return row.executed().signum() > 0 ? OrderReport.Status.CANCELLED : OrderReport.Status.REJECTED;
    }

    /** No field says so: a stop that has filled in part was triggered, and so was one whose type is no longer that of a stop. */
    private static boolean isTriggered(GeminiRows.Order row) {
        return row.executed().signum() > 0 || !row.type().contains("stop");
    }

    /** Exact where all trades are listed, which may be later than what they add up to; the average price is rounded. */
    private static BigDecimal quote(GeminiRows.Order row, List<GeminiRows.Trade> trades) {
        BigDecimal listed = trades.stream().map(GeminiRows.Trade::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return listed.compareTo(row.executed()) != 0
                ? row.executed().multiply(row.averagePrice())
                : trades.stream()
                        .map(trade -> trade.price().multiply(trade.amount()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The executions that the response itself lists, without those that were broken. */
    static List<GeminiRows.Trade> trades(GeminiRows.Order row) {
        return Optional.ofNullable(row.trades()).orElse(List.of()).stream()
                .filter(GeminiOrderMapper::counts)
                .toList();
    }

    static boolean counts(GeminiRows.Trade row) {
        return !FULLY_BROKEN.equals(row.broken());
    }

    static VenueFill fill(GeminiRows.Trade row) {
        return new VenueFill(
                row.orderId(),
                side(row.type()),
                !row.aggressor(),
                new Fill(
                        Long.toString(row.id()),
                        row.time(),
                        row.price(),
                        row.amount(),
                        // A rebate is not a fee.
                        row.fee().max(BigDecimal.ZERO),
                        row.feeAsset().toUpperCase(Locale.ROOT)));
    }

    /** {@code buy} of orders, {@code Buy} of trades. */
    private static OrderSide side(String text) {
        return OrderSide.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
