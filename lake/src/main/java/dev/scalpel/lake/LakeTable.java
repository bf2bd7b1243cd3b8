package dev.scalpel.lake;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A table of the lake. Times are epoch milliseconds, UTC. Amounts of money are decimals of 18 digits after the point, rounded
 * half to even; rows are in the order of the store; what is a double in the store is the same double here. An absent value is null.
 */
public enum LakeTable {
    BARS(
            List.of("venue", "instrument"),
            "timestamp BIGINT",
            "open DOUBLE",
            "high DOUBLE",
            "low DOUBLE",
            "close DOUBLE",
            "volume DOUBLE",
            "trades BIGINT",
            "taker_buy_volume DOUBLE"),
    TRADES(
            List.of("venue", "instrument"),
            "id VARCHAR",
            "revision BIGINT",
            "mode VARCHAR",
            "strategy VARCHAR",
            "origin VARCHAR",
            "source_id VARCHAR",
            "side VARCHAR",
            "tactics_id VARCHAR",
            "decision_time BIGINT",
            "entry_time BIGINT",
            "entry_price " + LakeTable.MONEY,
            "entry_quantity " + LakeTable.MONEY,
            "exit_time BIGINT",
            "exit_price " + LakeTable.MONEY,
            "exit_quantity " + LakeTable.MONEY,
            "exit_reason VARCHAR",
            "fees VARCHAR",
            "net_profit " + LakeTable.MONEY,
            "net_return DOUBLE",
            "predicted_net DOUBLE",
            "win_probability DOUBLE",
            "multiplier " + LakeTable.MONEY,
            "funding " + LakeTable.MONEY),
    DECISIONS(
            List.of("venue", "instrument"),
            "timestamp BIGINT",
            "revision BIGINT",
            "strategy VARCHAR",
            "origin VARCHAR",
            "reason VARCHAR",
            "close DOUBLE",
            "model_id VARCHAR",
            "tactics_id VARCHAR",
            "bracket VARCHAR",
            "sigma DOUBLE",
            "predicted_raw DOUBLE",
            "predicted_net DOUBLE",
            "win_probability DOUBLE",
            "share DOUBLE",
            "signal_id VARCHAR",
            "figures VARCHAR"),
    SIGNALS(
            List.of("portfolio"),
            "id VARCHAR",
            "revision BIGINT",
            "strategy VARCHAR",
            "target VARCHAR",
            "kind VARCHAR",
            "time BIGINT",
            "received_at BIGINT",
            "price " + LakeTable.MONEY,
            "outcome VARCHAR",
            "reason VARCHAR",
            "ended_at BIGINT",
            "probability DOUBLE"),
    ORDERS(
            List.of("book"),
            "id VARCHAR",
            "revision BIGINT",
            "mode VARCHAR",
            "strategy VARCHAR",
            "instrument VARCHAR",
            "purpose VARCHAR",
            "side VARCHAR",
            "quantity " + LakeTable.MONEY,
            "limit_price " + LakeTable.MONEY,
            "filled_quantity " + LakeTable.MONEY,
            "average_price " + LakeTable.MONEY,
            "fees VARCHAR",
            "multiplier " + LakeTable.MONEY,
            "signal_id VARCHAR",
            "sent BIGINT",
            "ended BIGINT",
            "status VARCHAR",
            "fills VARCHAR"),
    MARKS(
            List.of("venue", "instrument"),
            "timestamp BIGINT",
            "open DOUBLE",
            "high DOUBLE",
            "low DOUBLE",
            "close DOUBLE"),
    PREMIUMS(
            List.of("venue", "instrument"),
            "timestamp BIGINT",
            "open DOUBLE",
            "high DOUBLE",
            "low DOUBLE",
            "close DOUBLE");

    static final int MONEY_SCALE = 18;
    private static final String MONEY = "DECIMAL(38,18)";

    private static final String BETWEEN = ", ";

    private final String owner;
    private final String columns;

    LakeTable(List<String> owner, String... columns) {
        this.owner = String.join(BETWEEN, owner);
        this.columns = String.join(BETWEEN, columns);
    }

    /** Its name in SQL and in keys. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The columns of its files with their SQL types. */
    public List<String> columns() {
        return List.of(columns.split(BETWEEN));
    }

    /** The columns that its folders are named after, besides the month. */
    public List<String> owner() {
        return List.of(owner.split(BETWEEN));
    }

    /** All columns as a definition, those of the folders included. */
    String definition() {
        return columns
                + owner().stream().map(name -> ", " + name + " VARCHAR").collect(Collectors.joining())
                + ", month VARCHAR";
    }
}
