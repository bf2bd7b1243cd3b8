package dev.scalpel.localexchange.oanda;

import dev.scalpel.localexchange.protocol.Request;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a request wants them: the header {@code Accept-Datetime-Format} is RFC3339 or UNIX ("DateTime"). */
enum OandaTime {
    RFC3339,
    UNIX;

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int NANO_DIGITS = 9;
    private static final int MILLI_DIGITS = 3;

    static OandaTime of(Request request) {
        return request.header("Accept-Datetime-Format")
                .map(text -> switch (text) {
                    case "RFC3339" -> RFC3339;
                    case "UNIX" -> UNIX;
                    default -> throw OandaRefusal.invalidValue("Accept-Datetime-Format");
                })
                .orElse(RFC3339);
    }

    String text(long millis) {
        return this == RFC3339
                ? TEXT.format(Instant.ofEpochMilli(millis))
                : BigDecimal.valueOf(millis, MILLI_DIGITS).setScale(NANO_DIGITS).toPlainString();
    }

    /** In either format, in epoch milliseconds; what is finer than one is cut. */
    static long millis(String field, String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
                    : new BigDecimal(text)
                            .movePointRight(MILLI_DIGITS)
                            .setScale(0, RoundingMode.FLOOR)
                            .longValueExact();
        } catch (DateTimeException | ArithmeticException | NumberFormatException malformed) {
            throw OandaRefusal.invalidValue(field);
        }
    }
}
