package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.WrongUsageException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Options of the form {@code NAME=NUMBER,NAME=NUMBER}, given once or more often, and of a word out of a few. */
final class NamedNumbers {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,20})?");

    private NamedNumbers() {}

    /** The text of each name. */
    static Map<String, String> texts(String option, List<String> given, String form) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String list : given) {
            for (String part : list.split(",", -1)) {
                String[] sides = part.strip().split("=", 2);
                if (sides.length < 2 || sides[0].isBlank() || sides[1].isBlank()) {
                    throw usage(option + " must be " + form + ": '" + part.strip() + "'");
                }
                if (texts.put(sides[0].strip(), sides[1].strip()) != null) {
                    throw usage(option + " names " + sides[0].strip() + " twice");
                }
            }
        }
        return texts;
    }

    static Map<String, BigDecimal> positive(String option, List<String> given, String form) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        texts(option, given, form).forEach((name, text) -> {
            BigDecimal number = number(option, text);
            if (number.signum() <= 0) {
                throw usage(option + " of " + name + " must be > 0: " + text);
            }
            numbers.put(name, number);
        });
        return numbers;
    }

    static BigDecimal number(String option, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw usage(option + " must be a decimal number: '" + text + "'");
        }
        return new BigDecimal(text);
    }

    static BigDecimal notNegative(String option, String text) {
        BigDecimal number = number(option, text);
        if (number.signum() < 0) {
            throw usage(option + " must be >= 0: " + text);
        }
        return number;
    }

    /** @param given null where it was not given */
    static void requireOneOf(String option, @Nullable String given, String... words) {
        if (given != null && !List.of(words).contains(given.strip().toLowerCase(Locale.ROOT))) {
            throw usage(option + " must be one of " + String.join(", ", words) + ": '" + given + "'");
        }
    }

    static WrongUsageException usage(String message) {
        return new WrongUsageException(message, "--help explains the options");
    }

    /** Without an exponent and without trailing zeros. */
    static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
