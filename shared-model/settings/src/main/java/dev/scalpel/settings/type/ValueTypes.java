package dev.scalpel.settings.type;

import dev.scalpel.settings.value.EmailAddress;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of single values. */
public final class ValueTypes {

    /** Means "not set" for an optional setting. */
    public static final String NONE = "none";

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d");

    private ValueTypes() {}

    public static ValueType<Integer> whole(int min, int max) {
        return new Parsed<>("a whole number from " + min + " to " + max, false, String::valueOf, text -> {
            require(WHOLE, text);
            int value = Integer.parseInt(text);
            require(min <= value && value <= max);
            return value;
        });
    }

    public static ValueType<BigDecimal> decimal(String min, String max) {
        BigDecimal minimum = new BigDecimal(min);
        BigDecimal maximum = new BigDecimal(max);
        String rule = "a decimal number from " + min + " to " + max;
        return new Parsed<>(rule, false, BigDecimal::toPlainString, text -> {
            BigDecimal value = plainDecimal(text);
            require(minimum.compareTo(value) <= 0 && value.compareTo(maximum) <= 0);
            return value;
        });
    }

    public static ValueType<Boolean> flag() {
        return new Parsed<>("true or false", false, String::valueOf, text -> {
            require(text.equals("true") || text.equals("false"));
            return text.equals("true");
        });
    }

    public static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        E[] all = type.getEnumConstants();
        String rule = "one of " + Arrays.stream(all).map(ValueTypes::word).collect(Collectors.joining(", "));
        return new Parsed<>(
                rule,
                true,
                ValueTypes::word,
                text -> Arrays.stream(all)
                        .filter(value -> word(value).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    public static ValueType<LocalTime> timeOfDay() {
        return new Parsed<>("a time of day in UTC as HH:MM", true, LocalTime::toString, text -> {
            require(TIME, text);
            int hour = Integer.parseInt(text.substring(0, 2));
            int minute = Integer.parseInt(text.substring(3));
            require(hour < 24 && minute < 60);
            return LocalTime.of(hour, minute);
        });
    }

    public static ValueType<String> text(String rule, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return new Parsed<>(rule, true, Function.identity(), text -> {
            require(pattern, text);
            return text;
        });
    }

    public static <T> ValueType<T> parsed(String rule, Function<String, T> parser) {
        return new Parsed<>(rule, true, String::valueOf, parser);
    }

    /** The same kind, or {@code none}. */
    public static <T> ValueType<Optional<T>> optional(ValueType<T> type) {
        return new ValueType<>() {
            @Override
            public String rule() {
                return type.rule() + ", or " + NONE;
            }

            @Override
            public Optional<T> parse(String text) {
                return text.equals(NONE) ? Optional.empty() : Optional.of(type.parse(text));
            }

            @Override
            public String show(Optional<T> value) {
                return value.map(type::show).orElse(NONE);
            }

            @Override
            public boolean quotable() {
                return type.quotable();
            }

            @Override
            public boolean personal() {
                return type.personal();
            }
        };
    }

    /** An address of a person: read like any text, shown masked. */
    public static ValueType<EmailAddress> email() {
        return new ValueType<>() {
            @Override
            public String rule() {
                return "an email address";
            }

            @Override
            public EmailAddress parse(String text) {
                return new EmailAddress(text);
            }

            @Override
            public String show(EmailAddress value) {
                return value.toString();
            }

            @Override
            public boolean personal() {
                return true;
            }
        };
    }

    /** No exponent, no underscore, no leading plus; trailing zeros are stripped. */
    public static BigDecimal plainDecimal(String text) {
        require(DECIMAL, text);
        BigDecimal stripped = new BigDecimal(text).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void require(Pattern pattern, String text) {
        require(pattern.matcher(text).matches());
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("breaks the rule");
        }
    }

    private record Parsed<T>(String rule, boolean quotable, Function<T, String> display, Function<String, T> parser)
            implements ValueType<T> {
        @Override
        public T parse(String text) {
            return parser.apply(text);
        }

        @Override
        public String show(T value) {
            return display.apply(value);
        }
    }
}
