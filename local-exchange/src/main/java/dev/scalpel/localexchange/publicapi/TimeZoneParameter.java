package dev.scalpel.localexchange.publicapi;

import dev.scalpel.localexchange.protocol.Parameters;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameter {@code timeZone} (rest-api.md, "Kline/Candlestick data"): {@code 8}, {@code -1:00}, {@code 05:45}. */
final class TimeZoneParameter {

    private static final Pattern PATTERN = Pattern.compile("([+-]?)(\\d{1,2})(?::([0-5]\\d))?");
    private static final int MIN_OFFSET_SECONDS = -12 * 3_600;
    private static final int MAX_OFFSET_SECONDS = 14 * 3_600;

    private TimeZoneParameter() {}

    static ZoneOffset of(Parameters parameters) {
        return parameters.text("timeZone").map(TimeZoneParameter::parse).orElse(ZoneOffset.UTC);
    }

    private static ZoneOffset parse(String text) {
        Matcher parts = PATTERN.matcher(text);
        if (!parts.matches()) {
            throw Parameters.invalid("timeZone");
        }
        int minutes = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        int seconds = Integer.parseInt(parts.group(2)) * 3_600 + minutes * 60;
        int signed = parts.group(1).equals("-") ? -seconds : seconds;
        if (signed < MIN_OFFSET_SECONDS || signed > MAX_OFFSET_SECONDS) {
            throw Parameters.invalid("timeZone");
        }
        return ZoneOffset.ofTotalSeconds(signed);
    }
}
