package dev.scalpel.local.cli.console;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.SettingsReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Parses option values; error messages show the expected format. */
public final class OptionConverters {

    private OptionConverters() {}

    /** A cost in basis points, as a text that the settings accept. */
    public record BasisPoints(String text) {}

    /** Costs in basis points, at least one. */
    public record BasisPointsList(List<BasisPoints> values) {

        public BasisPointsList {
            values = List.copyOf(values);
        }
    }

    public static int whole(String text) {
        return parsed(text, Integer::parseInt, "not an integer");
    }

    public static long longWhole(String text) {
        return parsed(text, Long::parseLong, "not an integer");
    }

    public static LocalDate day(String text) {
        return parsed(text, LocalDate::parse, "not a day such as 2024-05-01");
    }

    /** A day means its start. */
    public static Instant time(String text) {
        return parsed(
                text,
                given -> given.endsWith("Z")
                        ? Instant.parse(given)
                        : LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant(),
                "not a time such as 2026-11-20 or 2026-11-20T10:31:00Z");
    }

    public static Instant minute(String text) {
        return parsed(
                text,
                given -> given.endsWith("Z")
                        ? Instant.parse(given)
                        : LocalDateTime.parse(given).toInstant(ZoneOffset.UTC),
                "not a minute such as 2026-11-20T10:31");
    }

    public static Symbol symbol(String text) {
        try {
            return Symbol.parse(text);
        } catch (IllegalArgumentException refused) {
            throw new TypeConversionException(String.valueOf(refused.getMessage()));
        }
    }

    /** Applies the rule of the setting that the option overrides. */
    public static BasisPoints basisPoints(String text) {
        try {
            SettingsReader.fromText("the option", "", Map.of("SCALPEL_COSTS_HALF_SPREAD_BP", text));
            return new BasisPoints(text);
        } catch (InvalidSettingsException refused) {
            throw new TypeConversionException(refused.problems().get(0).rule() + ": " + text);
        }
    }

    /** Separated by commas. */
    public static BasisPointsList basisPointsList(String text) {
        return new BasisPointsList(Arrays.stream(text.split(",", -1))
                .map(OptionConverters::basisPoints)
                .toList());
    }

    /**
     * A constant as it is typed: in lower case, as the enum writes it.
     *
     * @param type an enum
     */
    public static <E> E oneOf(Class<E> type, String text) {
        List<E> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> typed(constant).equalsIgnoreCase(text)
                        || ((Enum<?>) constant).name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("not one of "
                        + constants.stream().map(OptionConverters::typed).collect(Collectors.joining(", ")) + ": "
                        + text));
    }

    private static String typed(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT);
    }

    private static <T> T parsed(String text, Function<String, T> parser, String rule) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException | DateTimeException refused) {
            throw new TypeConversionException(rule + ": " + text);
        }
    }
}
