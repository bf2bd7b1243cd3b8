package dev.scalpel.signals.message;

import java.util.Map;
import java.util.Optional;

/**
 * What a message says about its sender and its way, before it is known for which portfolio it is.
 *
 * @param key of the sender
 * @param exchange empty where it names none
 * @param ticker empty where it names none
 */
public record MessageEnvelope(Optional<String> key, String exchange, String ticker) {

    /** @throws SignalRefusedException if the body is no JSON object within the limits of messages */
    public static MessageEnvelope read(byte[] body) {
        Map<String, String> fields = JsonFieldsCodec.read(body);
        return new MessageEnvelope(
                Optional.ofNullable(fields.get("key")).filter(key -> !key.isBlank()),
                first(fields, "exchange", "market_data.exchange"),
                first(fields, "ticker", "market_data.symbol"));
    }

    private static String first(Map<String, String> fields, String name, String other) {
        return fields.getOrDefault(name, fields.getOrDefault(other, ""));
    }
}
