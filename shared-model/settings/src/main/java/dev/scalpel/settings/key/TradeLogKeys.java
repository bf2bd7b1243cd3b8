package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.flag;
import static dev.scalpel.settings.type.ValueTypes.optional;
import static dev.scalpel.settings.type.ValueTypes.whole;

import dev.scalpel.settings.type.TextTypes;
import java.util.List;
import java.util.Optional;

/** The ledger in SQL: the section {@code tradeLog}. */
public final class TradeLogKeys {

    private static final KeyGroup KEYS = new KeyGroup();

    public static final SettingKey<Optional<String>> URL = KEYS.declare(
            "tradeLog.url",
            optional(TextTypes.postgresUrl()),
            Optional.empty(),
            "A PostgreSQL server for the trade log, such as `jdbc:postgresql://db.example.org/scalpel?user=scalpel`;"
                    + " its password is in the environment variable `TRADE_LOG_PASSWORD`. Without it, `./scalpel"
                    + " trade-log` starts a server of its own. See docs/trade-log.md.");
    public static final SettingKey<Integer> EVERY = KEYS.declare(
            "tradeLog.every",
            whole(1, 1_440),
            60,
            "How often the deployment brings the trade log up to date, in minutes. Each run wakes the database.");
    public static final SettingKey<Boolean> AURORA = KEYS.declare(
            "tradeLog.aurora",
            flag(),
            false,
            "Whether the deployment creates a PostgreSQL database for the trade log: Aurora Serverless, which pauses"
                    + " when nothing calls it. It costs about 2 to 4 USD per month; see docs/cost.md.");
    public static final SettingKey<Boolean> MULTI_AZ = KEYS.declare(
            "tradeLog.multiAz",
            flag(),
            false,
            "Whether that database has a second instance in another zone, which takes over when the first fails. It"
                    + " doubles the cost of its running hours.");
    public static final SettingKey<Boolean> DYNAMODB = KEYS.declare(
            "tradeLog.dynamodb",
            flag(),
            false,
            "Whether the deployment keeps the newest trades (30 days), orders and positions (7 days) in tables of"
                    + " DynamoDB.");

    private TradeLogKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
