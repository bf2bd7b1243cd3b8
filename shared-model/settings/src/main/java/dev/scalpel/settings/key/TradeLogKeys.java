package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.choice;
import static dev.scalpel.settings.type.ValueTypes.flag;
import static dev.scalpel.settings.type.ValueTypes.optional;

import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.value.ProjectionInterval;
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

    public static final SettingKey<Boolean> DYNAMODB = KEYS.declare(
            "tradeLog.dynamodb",
            flag(),
            false,
            "Whether a deployment keeps trades (30 days), orders and positions (7 days) in tables of DynamoDB, brought up to"
                    + " date each hour. See docs/trade-log.md.");

    public static final SettingKey<Boolean> AURORA = KEYS.declare(
            "tradeLog.aurora",
            flag(),
            false,
            "Whether a deployment has an Aurora PostgreSQL database for the trade log, which pauses while nobody uses it, and a"
                    + " function that projects the ledger into it. Its price: `./scalpel cost`. See docs/trade-log.md.");

    public static final SettingKey<Boolean> MULTI_AZ = KEYS.declare(
            "tradeLog.multiAz",
            flag(),
            false,
            "Whether that database has a second instance in another availability zone, which takes over if the first fails. It"
                    + " doubles the price of the capacity. Needs `tradeLog.aurora`.");

    public static final SettingKey<ProjectionInterval> EVERY = KEYS.declare(
            "tradeLog.every",
            choice(ProjectionInterval.class),
            ProjectionInterval.HOUR,
            "How often a deployment projects the ledger into Aurora: each hour, each day, or after each trade. Each time wakes the"
                    + " database for some five minutes.");

    private TradeLogKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
