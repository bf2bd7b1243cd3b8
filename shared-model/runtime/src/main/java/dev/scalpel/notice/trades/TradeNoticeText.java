package dev.scalpel.notice.trades;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.notice.Notice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Closed trades as a mail: plain text of at most 76 columns. */
final class TradeNoticeText {

    /** SNS takes 256 KB; a person reads fewer. */
    private static final int MAX_LISTED = 200;

    private static final int MONEY_DIGITS = 2;
    private static final MathContext AMOUNT = new MathContext(10);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CAUSE =
            DateTimeFormatter.ofPattern("'trades-'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TradeNoticeText() {}

    /** @param again whether some may have been reported before */
    static Notice of(List<ClosedTrade> trades, boolean again, Instant now) {
        String head = (trades.size() == 1 ? "1 trade" : trades.size() + " trades") + ", " + sums(trades);
        StringBuilder text = new StringBuilder();
        text.append(trades.size() == 1 ? "1 trade was closed" : trades.size() + " trades were closed")
                .append(". After fees: ")
                .append(sums(trades))
                .append(".\n");
        if (again) {
            text.append("Some may have been reported before: a process ended while it sent them.\n");
        }
        trades.stream().limit(MAX_LISTED).forEach(trade -> append(trade, text));
        if (trades.size() > MAX_LISTED) {
            text.append("\nand ")
                    .append(trades.size() - MAX_LISTED)
                    .append(" more: the ledger and the weekly report list all.\n");
        }
        text.append("\nAll times are UTC.\n");
        // A notice of its own for each time of day: the limit of one notice of a cause per hour is not for these.
        return new Notice(CAUSE.format(now), "Scalpel: " + head, text.toString());
    }

    private static void append(ClosedTrade trade, StringBuilder text) {
        TradeRow row = trade.row();
        text.append('\n')
                .append(trade.instrument().symbol())
                .append(' ')
                .append(row.side().name().toLowerCase(Locale.ROOT))
                .append(", ")
                .append(row.mode())
                .append(", ")
                .append(source(row))
                .append('\n');
        leg("in ", row.entry(), "", text);
        leg(
                "out",
                row.exit(),
                "  " + row.exitReason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                text);
        text.append("  ")
                .append(money(row.netProfit()))
                .append(' ')
                .append(trade.instrument().symbol().quote())
                .append(String.format(Locale.ROOT, " (%+.2f %%)", row.netReturn() * 100))
                .append(row.fees().isEmpty() ? "" : ", fees " + fees(row.fees()))
                .append('\n');
    }

    private static String source(TradeRow row) {
        if (row.isOfTheModel()) {
            return "model";
        }
        String source = row.basis().sourceId();
        int colon = source.indexOf(':');
        return colon < 0
                ? "strategy " + row.basis().strategy()
                : "portfolio " + source.substring(0, colon) + ", strategy "
                        + row.basis().strategy();
    }

    private static void leg(String name, Leg leg, String ending, StringBuilder text) {
        text.append("  ")
                .append(name)
                .append("  ")
                .append(MINUTE.format(Instant.ofEpochMilli(leg.time())))
                .append("  ")
                .append(amount(leg.quantity()))
                .append(" at ")
                .append(amount(leg.price()))
                .append(ending)
                .append('\n');
    }

    private static String sums(List<ClosedTrade> trades) {
        Map<String, BigDecimal> byQuote = new TreeMap<>();
        trades.forEach(trade ->
                byQuote.merge(trade.instrument().symbol().quote(), trade.row().netProfit(), BigDecimal::add));
        return byQuote.entrySet().stream()
                .map(sum -> money(sum.getValue()) + " " + sum.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String fees(Map<String, BigDecimal> fees) {
        return fees.entrySet().stream()
                .map(fee -> amount(fee.getValue()) + " " + fee.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%+,.2f", amount.setScale(MONEY_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** At most ten digits: what a person compares with the venue's page. */
    private static String amount(BigDecimal value) {
        BigDecimal rounded = value.round(AMOUNT).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }
}
