package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.choice;
import static dev.scalpel.settings.type.ValueTypes.email;
import static dev.scalpel.settings.type.ValueTypes.optional;
import static dev.scalpel.settings.type.ValueTypes.timeOfDay;

import dev.scalpel.settings.section.Channel;
import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.EmailAddress;
import dev.scalpel.settings.value.TradeNotices;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Reviews and notices: the sections {@code monitoring} and {@code notification}. */
public final class NotificationKeys {

    private static final KeyGroup KEYS = new KeyGroup();

    public static final SettingKey<DayOfWeek> REVIEW_DAY =
            KEYS.declare("monitoring.day", choice(DayOfWeek.class), DayOfWeek.MONDAY, "The day of the weekly review.");
    public static final SettingKey<LocalTime> REVIEW_AT = KEYS.declare(
            "monitoring.at",
            timeOfDay(),
            LocalTime.of(1, 30),
            "When the weekly review starts, UTC, where it is no step of the daily pipeline, or that was not run on its day.");
    public static final SettingKey<Channel> CHANNEL = KEYS.declare(
            "notification.channel",
            choice(Channel.class),
            Channel.FILE,
            "`file` writes notices to a file in the home directory, `sns` mails them, `none` discards them.");
    public static final SettingKey<Optional<String>> TOPIC = KEYS.declare(
            "notification.topic",
            optional(TextTypes.topic()),
            Optional.empty(),
            "The SNS topic. The deployment sets it to the topic it creates.");
    public static final SettingKey<Optional<EmailAddress>> EMAIL = KEYS.declare(
            "notification.email",
            optional(email()),
            Optional.empty(),
            "Address that the deployment subscribes to the topic.");
    public static final SettingKey<TradeNotices> TRADE_NOTICES = KEYS.declare(
            "notification.trades",
            choice(TradeNotices.class),
            TradeNotices.NONE,
            "Notices of closed trades of the model and of the portfolios: `each` lists all since the last notice, at"
                    + " most one notice in 10 minutes; `daily` lists those of a UTC day after its end.");
    public static final SettingKey<Optional<String>> TELEGRAM_CHAT = KEYS.declare(
            "notification.telegramChat",
            optional(ValueTypes.text(
                    "the number of a chat such as -1001234567890, or @channel", "-?\\d{1,20}|@[A-Za-z0-9_]{5,32}")),
            Optional.empty(),
            "A chat of Telegram that gets each notice as well, by the bot whose token is in the variable below.");
    public static final SettingKey<String> TELEGRAM_VARIABLE = KEYS.declare(
            "notification.telegramVariable",
            TextTypes.variableName(),
            "TELEGRAM_BOT_TOKEN",
            "Environment variable that holds the token of the Telegram bot.");
    public static final SettingKey<Optional<String>> WEBHOOK_VARIABLE = KEYS.declare(
            "notification.webhookVariable",
            optional(TextTypes.variableName()),
            Optional.empty(),
            "Environment variable that holds an address to which each notice is posted as JSON as well. The address itself may be a secret"
                    + " and does not belong in this file.");
    public static final SettingKey<Optional<String>> NOTICE_SECRET = KEYS.declare(
            "notification.secretName",
            optional(TextTypes.secretName()),
            Optional.empty(),
            "Name of a secret in Secrets Manager that holds both instead of environment variables, as text:"
                    + " `{\"TELEGRAM_BOT_TOKEN\": \"…\", \"NOTICE_ADDRESS\": \"…\"}`, with the variables' names. In AWS it is"
                    + " `scalpel/notices` unless set; a testnet deployment adds `-testnet`.");

    private NotificationKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
