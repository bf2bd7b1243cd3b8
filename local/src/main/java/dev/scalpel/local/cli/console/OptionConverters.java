package dev.scalpel.local.cli.console;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.SettingsReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** Parses option values; error messages show the expected format. */
public final class OptionConverters {

    private OptionConverters() {}

    /** Fee and slippage in basis points per side, as texts that the settings accept. */
    public record Costs(String feeBp, String slippageBp) {}

    /** A cost in basis points, as a text that the settings accept. */
    public record BasisPoints(String text) {}

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

    public static Costs costs(String text) {
        String[] both = text.split(",", -1);
        if (both.length != 2) {
            throw new TypeConversionException("not a fee and a slippage in basis points, such as 2,0.5: " + text);
        }
        require("the fee ", "SCALPEL_COSTS_FEE_BP", both[0]);
        require("the slippage ", "SCALPEL_COSTS_SLIPPAGE_BP", both[1]);
        return new Costs(both[0], both[1]);
    }

    public static BasisPoints basisPoints(String text) {
        require("", "SCALPEL_COSTS_HALF_SPREAD_BP", text);
        return new BasisPoints(text);
    }

    /** Applies the rule of the setting that the option overrides. */
    private static void require(String name, String variable, String text) {
        try {
            SettingsReader.fromText("--costs", "", Map.of(variable, text));
        } catch (InvalidSettingsException refused) {
            throw new TypeConversionException(name + refused.problems().get(0).rule() + ": " + text);
        }
    }

    private static <T> T parsed(String text, Function<String, T> parser, String rule) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException | DateTimeException refused) {
            throw new TypeConversionException(rule + ": " + text);
        }
    }
}
