package dev.scalpel.signals.dynamodb;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.StoreException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A signal as an item. The key is the portfolio and {@code at}, the sender's time and the id, so that a range of keys is a range of
 * times. Beside our attributes stand those of the tables that users of other bots know: {@code ticker}, {@code create_ts},
 * {@code order_action}, {@code order_price}, {@code order_comment}.
 */
final class SignalItem {

    static final String PORTFOLIO = "portfolio";
    static final String AT = "at";
    static final String ID = "id";
    /** When DynamoDB may delete the item, in seconds. */
    static final String EXPIRES = "expires";

    private static final String STRATEGY = "strategy";
    private static final String TARGET = "target";
    private static final String KIND = "kind";
    private static final String RECEIVED_AT = "received_at";
    private static final String PREVIOUS = "previous";
    private static final String BAR = "bar";
    private static final String SOURCE = "source";
    private static final String BODY_SHA256 = "body_sha256";
    private static final String TICKER = "ticker";
    private static final String CREATED = "create_ts";
    private static final String ACTION = "order_action";
    private static final String PRICE = "order_price";
    private static final String STOP = "order_stop";
    private static final String COMMENT = "order_comment";

    /** Of one width, so that texts sort as times do. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SignalItem() {}

    /** The key of the first signal that a sender may have sent at a time. */
    static String from(Instant time) {
        return TIME.format(time);
    }

    static Map<String, AttributeValue> key(Signal signal) {
        return Map.of(PORTFOLIO, text(signal.portfolio()), AT, text(TIME.format(signal.time()) + "#" + signal.id()));
    }

    static Map<String, AttributeValue> write(Signal signal, Optional<String> ticker, Duration keep) {
        Map<String, AttributeValue> item = new HashMap<>(key(signal));
        item.put(ID, text(signal.id()));
        item.put(STRATEGY, text(signal.strategy()));
        item.put(TARGET, text(signal.target().name()));
        item.put(KIND, text(signal.kind().name()));
        item.put(RECEIVED_AT, text(TIME.format(signal.receivedAt())));
        item.put(SOURCE, text(signal.source()));
        item.put(BODY_SHA256, text(signal.bodySha256()));
        item.put(CREATED, text(TIME.format(signal.time())));
        item.put(ACTION, text(signal.target() == TargetState.LONG ? "buy" : "sell"));
        item.put(COMMENT, text(signal.comment()));
        ticker.ifPresent(name -> item.put(TICKER, text(name)));
        signal.price().ifPresent(price -> item.put(PRICE, text(price.toPlainString())));
        signal.stop().ifPresent(stop -> item.put(STOP, text(stop.toPlainString())));
        signal.previous().ifPresent(state -> item.put(PREVIOUS, text(state.name())));
        signal.bar().ifPresent(bar -> item.put(BAR, text(bar.toString())));
        item.put(
                EXPIRES,
                AttributeValue.fromN(
                        Long.toString(signal.receivedAt().plus(keep).getEpochSecond())));
        return item;
    }

    /** @throws StoreException if the item is no signal: its key, and what is wrong with it */
    static Signal read(String table, Map<String, AttributeValue> item) {
        try {
            return new Signal(
                    required(item, ID),
                    required(item, PORTFOLIO),
                    required(item, STRATEGY),
                    TargetState.valueOf(required(item, TARGET)),
                    Signal.Kind.valueOf(required(item, KIND)),
                    Instant.parse(required(item, CREATED)),
                    Instant.parse(required(item, RECEIVED_AT)),
                    optional(item, PRICE).map(BigDecimal::new),
                    optional(item, STOP).map(BigDecimal::new),
                    optional(item, COMMENT).orElse(""),
                    optional(item, PREVIOUS).map(TargetState::valueOf),
                    optional(item, BAR).map(Instant::parse),
                    required(item, SOURCE),
                    required(item, BODY_SHA256));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            throw new StoreException(
                    "the item " + optional(item, PORTFOLIO).orElse("?") + " "
                            + optional(item, AT).orElse("?") + " of table " + table + " is no signal: "
                            + damaged.getMessage(),
                    damaged);
        }
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static String required(Map<String, AttributeValue> item, String name) {
        return optional(item, name)
                .orElseThrow(() -> new IllegalArgumentException("the attribute " + name + " is missing"));
    }

    private static Optional<String> optional(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }
}
