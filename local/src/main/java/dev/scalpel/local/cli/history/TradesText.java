package dev.scalpel.local.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.cli.console.Amounts;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Trades for people: a table of the last ones per account and strategy, and what all of them earned. */
final class TradesText {

    private static final String END = System.lineSeparator();
    private static final int DIGITS = 6;
    private static final int MONTH = 5;
    private static final int MINUTE = 16;
    private static final int CENTS = 2;

    private TradesText() {}

    /**
     * @param trades of the period, the oldest first
     * @param limit how many of them are listed, the last ones
     */
    static String of(List<JsonNode> trades, int limit) {
        if (trades.isEmpty()) {
            return "no trades were closed in this time";
        }
        Map<String, List<JsonNode>> byStrategy =
                trades.stream().collect(Collectors.groupingBy(TradesText::strategy, TreeMap::new, Collectors.toList()));
        List<String> parts = new ArrayList<>();
        int hidden = Math.max(0, trades.size() - limit);
        Set<JsonNode> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        shown.addAll(trades.subList(hidden, trades.size()));
        byStrategy.forEach((name, rows) -> {
            List<JsonNode> listed = rows.stream().filter(shown::contains).toList();
            parts.add(name + ": " + sum(rows) + (listed.isEmpty() ? "" : END + table(listed)));
        });
        if (byStrategy.size() > 1) {
            parts.add("all: " + sum(trades));
        }
        if (hidden > 0) {
            parts.add("Listed are the last " + limit + " of " + trades.size() + "; --limit N lists more.");
        }
        return String.join(END + END, parts);
    }

    private static String strategy(JsonNode trade) {
        String account = trade.path("account").asText();
        String strategy = trade.path("strategy").asText();
        return account.equals(strategy) ? account : account + ", " + strategy;
    }

    private static TextTable table(List<JsonNode> rows) {
        TextTable table = new TextTable("closed", "symbol", "side", "quantity", "entry", "exit", "net", "by");
        rows.forEach(trade -> table.add(
                time(trade.path("exited").asText()),
                trade.path("instrument").asText(),
                trade.path("side").asText().toLowerCase(Locale.ROOT),
                number(trade.path("quantity")),
                number(trade.path("entryPrice")),
                number(trade.path("exitPrice")),
                signed(trade.path("netProfit").decimalValue()),
                reason(ExitReason.valueOf(trade.path("exitReason").asText()))));
        return table;
    }

    /** Month, day and minute. A period is at most a year. */
    private static String time(String instant) {
        return instant.substring(MONTH, MINUTE).replace('T', ' ');
    }

    private static String number(JsonNode value) {
        return Amounts.shown(value.decimalValue(), DIGITS);
    }

    /** By quote asset: amounts of different assets are never added. */
    private static String sum(List<JsonNode> trades) {
        Map<String, BigDecimal> net = new TreeMap<>();
        trades.forEach(trade -> net.merge(
                Symbol.parse(trade.path("instrument").asText()).quote(),
                trade.path("netProfit").decimalValue(),
                BigDecimal::add));
        long won = trades.stream()
                .filter(trade -> trade.path("netProfit").decimalValue().signum() > 0)
                .count();
        String count = trades.size() == 1 ? "1 trade" : trades.size() + " trades";
        return count + ", " + won + " won, net "
                + net.entrySet().stream()
                        .map(each -> signed(each.getValue()) + " " + each.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String signed(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(CENTS, RoundingMode.HALF_EVEN);
        return (rounded.signum() > 0 ? "+" : "") + Amounts.money(rounded, CENTS);
    }

    private static String reason(ExitReason reason) {
        return switch (reason) {
            case STOP -> "stop";
            case TARGET -> "target";
            case TIME_LIMIT -> "time";
            case SCORE -> "score";
            case SIGNAL -> "signal";
            case HALT -> "halt";
            case EXTERNAL -> "by hand";
            case LIQUIDATION -> "LIQUIDATED";
            case DELEVERAGED -> "DELEVERAGED";
        };
    }
}
