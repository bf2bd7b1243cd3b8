package dev.scalpel.tradelog.table;

import static dev.scalpel.tradelog.table.Column.numbers;
import static dev.scalpel.tradelog.table.Column.numeric;
import static dev.scalpel.tradelog.table.Column.text;
import static dev.scalpel.tradelog.table.Column.time;
import static dev.scalpel.tradelog.table.Column.whole;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table of the trade log. Its columns are those of the key (first), the row's revision among the others, and
 * {@link #LEDGER_KEY}, which names the file that the row is from.
 */
public enum Table {
    TRADES(
            text("venue"),
            text("symbol"),
            text("id"),
            whole("revision"),
            text("mode"),
            text("model_id"),
            text("tactics_id"),
            time("decision_bar"),
            text("side"),
            numeric("stop_sigmas"),
            numeric("target_sigmas"),
            whole("hold_minutes"),
            numeric("sigma"),
            time("entry_time"),
            numeric("entry_intended_price"),
            numeric("entry_price"),
            numeric("entry_intended_quantity"),
            numeric("entry_quantity"),
            whole("entry_latency_ms"),
            time("exit_time"),
            numeric("exit_intended_price"),
            numeric("exit_price"),
            numeric("exit_intended_quantity"),
            numeric("exit_quantity"),
            whole("exit_latency_ms"),
            text("exit_reason"),
            numbers("fees"),
            numeric("net_profit"),
            numeric("net_return"),
            numeric("predicted_net"),
            numeric("win_probability"),
            text("strategy"),
            text("origin"),
            text("origin_id"),
            numeric("stop_distance"),
            numeric("target_distance"),
            numeric("volatility"),
            numeric("score"),
            numeric("threshold"),
            numeric("exit_score"),
            numeric("multiplier"),
            numeric("funding")),
    DECISIONS(
            text("venue"),
            text("symbol"),
            time("bar"),
            whole("revision"),
            text("reason"),
            numeric("close"),
            text("model_id"),
            text("tactics_id"),
            text("features_hash"),
            text("side"),
            numeric("stop_sigmas"),
            numeric("target_sigmas"),
            whole("hold_minutes"),
            numeric("sigma"),
            numeric("predicted_raw"),
            numeric("predicted_net"),
            numeric("win_probability"),
            numeric("share"),
            numbers("figures"),
            text("strategy"),
            text("origin"),
            text("signal_id")),
    ORDERS(
            text("account"),
            text("id"),
            whole("revision"),
            text("mode"),
            text("strategy"),
            text("symbol"),
            text("purpose"),
            text("side"),
            numeric("quantity"),
            numeric("limit_price"),
            numeric("filled_quantity"),
            numeric("average_price"),
            numbers("fees"),
            numeric("multiplier"),
            text("signal_id"),
            time("sent"),
            time("ended"),
            text("status")),
    FILLS(
            text("account"),
            text("order_id"),
            text("trade_id"),
            whole("revision"),
            time("time"),
            numeric("price"),
            numeric("quantity"),
            numeric("fee"),
            text("fee_asset")),
    SIGNALS(
            text("account"),
            text("id"),
            whole("revision"),
            text("strategy"),
            text("target"),
            text("kind"),
            time("time"),
            time("received_at"),
            numeric("price"),
            text("outcome"),
            text("reason"),
            time("ended_at"),
            text("win_probability")),
    TRANSFERS(
            text("account"),
            text("id"),
            whole("revision"),
            text("mode"),
            text("asset"),
            numeric("amount"),
            time("time"));

    public static final String LEDGER_KEY = "ledger_key";
    public static final String REVISION = "revision";

    // Both are copies that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Column> columns;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Column> key;

    Table(Column... columns) {
        this.columns = List.copyOf(Arrays.asList(columns));
        this.key = this.columns.subList(0, this.columns.indexOf(whole(REVISION)));
    }

    /** In SQL. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All but {@link #LEDGER_KEY}. */
    public List<Column> columns() {
        return columns;
    }

    /** The primary key: the first columns. */
    public List<Column> key() {
        return key;
    }
}
