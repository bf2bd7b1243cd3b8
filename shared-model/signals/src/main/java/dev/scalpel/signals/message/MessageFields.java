package dev.scalpel.signals.message;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of one message; collects every problem of those that are read. */
final class MessageFields {

    /** Where the stop of the position is to rest, in messages of either form. */
    static final String STOP = "order_stop";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}");
    private static final Pattern OF_STRATEGY = Pattern.compile("\\{\\{\\s*strategy\\..*");
    private static final int MAX_DIGITS = 30;

    private final Map<String, String> fields;
    private final Set<String> read = new TreeSet<>();
    private final Set<String> problems = new LinkedHashSet<>();

    MessageFields(Map<String, String> fields) {
        this.fields = fields;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    boolean hasAnyBelow(String section) {
        return fields.keySet().stream().anyMatch(name -> name.startsWith(section + "."));
    }

    /** Present, but read by others: the sender's key. */
    void pass(String... names) {
        read.addAll(List.of(names));
    }

    /** Empty if the field is missing or blank. */
    Optional<String> text(String name) {
        read.add(name);
        Optional<String> text = Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
        text.map(PLACEHOLDER::matcher).filter(Matcher::find).ifPresent(found -> reportPlaceholder(name, found.group()));
        return text.filter(value -> !PLACEHOLDER.matcher(value).find());
    }

    private void reportPlaceholder(String name, String placeholder) {
        String advice = OF_STRATEGY.matcher(placeholder).matches()
                ? "it is filled in alerts of a strategy only: create the alert on the strategy, not on a chart or an indicator"
                : "check its spelling against the list of placeholders of TradingView";
        problem(name + " still reads " + placeholder + ": " + advice);
    }

    /** Missing, blank and unfilled fields are problems. */
    Optional<String> required(String name, String rule) {
        Optional<String> text = text(name);
        if (text.isEmpty() && !isUnfilled(name)) {
            problem(name + " is missing: " + rule);
        }
        return text;
    }

    private boolean isUnfilled(String name) {
        return PLACEHOLDER.matcher(fields.getOrDefault(name, "")).find();
    }

    Optional<Instant> time(String name) {
        return text(name).flatMap(value -> parsedTime(name, value));
    }

    Optional<Instant> requiredTime(String name) {
        return required(name, "the time of the alert, such as 2024-08-10T02:30:02Z")
                .flatMap(value -> parsedTime(name, value));
    }

    private Optional<Instant> parsedTime(String name, String value) {
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException invalid) {
            problem(name + " must be a time such as 2024-08-10T02:30:02Z: '" + value + "'");
            return Optional.empty();
        }
    }

    Optional<BigDecimal> price(String name) {
        return text(name).flatMap(value -> {
            try {
                BigDecimal price = new BigDecimal(value);
                if (price.signum() > 0 && price.precision() <= MAX_DIGITS && Math.abs(price.scale()) <= MAX_DIGITS) {
                    return Optional.of(price);
                }
            } catch (NumberFormatException notANumber) {
                // The rule below says what a price is.
            }
            problem(name + " must be empty or a number > 0 of at most " + MAX_DIGITS + " digits: '" + value + "'");
            return Optional.empty();
        });
    }

    /** One of the words, in upper case. */
    Optional<String> word(String name, Set<String> words) {
        return text(name).flatMap(value -> {
            String upper = value.toUpperCase(Locale.ROOT);
            if (words.contains(upper)) {
                return Optional.of(upper);
            }
            problem(name + " must be one of "
                    + String.join(", ", new TreeSet<>(words)).toLowerCase(Locale.ROOT) + ": '" + value + "'");
            return Optional.empty();
        });
    }

    void problem(String text) {
        problems.add(text);
    }

    void requireNoProblem() {
        if (!problems.isEmpty()) {
            throw new SignalRefusedException(SignalRefusedException.Kind.MALFORMED, List.copyOf(problems));
        }
    }

    /** Fields that nothing has read. */
    List<String> ignored() {
        return fields.keySet().stream().filter(name -> !read.contains(name)).toList();
    }
}
