package dev.scalpel.local.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An argument of a tool, which becomes an argument of a command.
 *
 * @param option of the command; empty for one that the command reads by its place
 * @param pattern of its text, as a regular expression; empty for a whole number
 */
record Parameter(String name, String description, Optional<String> option, Optional<String> pattern, boolean required) {

    private static final String SYMBOL = "^[A-Z0-9]{1,20}/[A-Z0-9]{1,20}$";
    private static final String NAME = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$";
    private static final String TIME = "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?Z?)?$";

    static Parameter symbol(boolean required) {
        return text("symbol", "A pair, such as BTC/USDT.", "--symbol", SYMBOL, required);
    }

    static Parameter portfolio(String description, boolean required) {
        return text("portfolio", description, "--portfolio", NAME, required);
    }

    static Parameter from(String description) {
        return text("from", description, "--from", TIME, false);
    }

    static Parameter to() {
        return text(
                "to",
                "The end, exclusive; a day, or a time such as 2026-11-13T06:00:00Z. Now by default.",
                "--to",
                TIME,
                false);
    }

    static Parameter limit() {
        return new Parameter(
                "limit", "Only the last so many, 1 to 500.", Optional.of("--limit"), Optional.empty(), false);
    }

    private static Parameter text(String name, String description, String option, String pattern, boolean required) {
        return new Parameter(name, description, Optional.of(option), Optional.of(pattern), required);
    }

    /** The same, read by its place in the command. */
    Parameter inPlace() {
        return new Parameter(name, description, Optional.empty(), pattern, required);
    }

    static Parameter minute() {
        return text(
                        "minute",
                        "The bar of the decision, UTC, such as 2026-11-20T10:31.",
                        "",
                        "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}Z?$",
                        true)
                .inPlace();
    }

    /** Its JSON schema. */
    Map<String, Object> schema() {
        Map<String, Object> schema = new TreeMap<>(Map.of("description", description));
        schema.put("type", pattern.isPresent() ? "string" : "integer");
        pattern.ifPresent(text -> schema.put("pattern", text));
        if (pattern.isEmpty()) {
            schema.put("minimum", 1);
            schema.put("maximum", 500);
        }
        return schema;
    }

    /**
     * The value as the command takes it.
     *
     * @throws IllegalArgumentException if it does not match: an option of the command must not come in by a value
     */
    String argument(Object value) {
        String text = value instanceof Number number && number.doubleValue() == number.longValue()
                ? Long.toString(number.longValue())
                : String.valueOf(value);
        String expected = pattern.orElse("^[1-9]\\d{0,2}$");
        if (!text.matches(expected)) {
            throw new IllegalArgumentException(
                    "argument '" + name + "' must match " + expected + ", but is '" + text + "'");
        }
        return text;
    }
}
