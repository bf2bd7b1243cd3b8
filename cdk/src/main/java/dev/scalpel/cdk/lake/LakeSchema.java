package dev.scalpel.cdk.lake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table of the lake as Athena knows it: names of columns with Hive's types, as DuckDB writes them into Parquet. {@code LakeSchemaTest}
 * compares them with files that the lake has built.
 */
enum LakeSchema {
    BARS(
            List.of("venue", "instrument"),
            "timestamp bigint, open double, high double, low double, close double, volume double, trades bigint,"
                    + " taker_buy_volume double"),
    TRADES(
            List.of("venue", "instrument"),
            "id string, revision bigint, mode string, strategy string, origin string, source_id string, side string,"
                    + " tactics_id string, decision_time bigint, entry_time bigint, entry_price MONEY, entry_quantity MONEY,"
                    + " exit_time bigint, exit_price MONEY, exit_quantity MONEY, exit_reason string, fees string, net_profit MONEY,"
                    + " net_return double, predicted_net double, win_probability double, multiplier MONEY, funding MONEY"),
    DECISIONS(
            List.of("venue", "instrument"),
            "timestamp bigint, revision bigint, strategy string, origin string, reason string, close double, model_id string,"
                    + " tactics_id string, bracket string, sigma double, predicted_raw double, predicted_net double,"
                    + " win_probability double, share double, signal_id string, figures string"),
    SIGNALS(
            List.of("portfolio"),
            "id string, revision bigint, strategy string, target string, kind string, time bigint, received_at bigint,"
                    + " price MONEY, outcome string, reason string, ended_at bigint, probability double"),
    ORDERS(
            List.of("book"),
            "id string, revision bigint, mode string, strategy string, instrument string, purpose string, side string,"
                    + " quantity MONEY, limit_price MONEY, filled_quantity MONEY, average_price MONEY, fees string,"
                    + " multiplier MONEY, signal_id string, sent bigint, ended bigint, status string, fills string"),
    MARKS(List.of("venue", "instrument"), "timestamp bigint, open double, high double, low double, close double"),
    PREMIUMS(List.of("venue", "instrument"), "timestamp bigint, open double, high double, low double, close double");

    static final String MONTH = "month";

    private static final String MONEY = "decimal(38,18)";

    private final String columns;
    private final String owner;

    LakeSchema(List<String> owner, String columns) {
        this.owner = String.join(" ", owner);
        this.columns = columns;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those of the files, in their order: names with types. */
    List<Map.Entry<String, String>> columns() {
        return Stream.of(columns.split(", "))
                .map(column -> column.split(" ", 2))
                .map(pair -> Map.entry(pair[0], pair[1].replace("MONEY", MONEY)))
                .toList();
    }

    /** What the folders are named after, before the month. */
    List<String> owner() {
        return List.of(owner.split(" "));
    }

    /** All columns of the folders. */
    List<String> partitions() {
        return Stream.concat(owner().stream(), Stream.of(MONTH)).toList();
    }

    /** Where its files are, below a bucket. */
    String prefix() {
        return "lake/" + table() + "/";
    }

    /** The folder of a file, with a variable for each of its columns. */
    String folder() {
        StringBuilder folder = new StringBuilder(prefix());
        partitions()
                .forEach(column ->
                        folder.append(column).append("=${").append(column).append("}/"));
        return folder.toString();
    }
}
