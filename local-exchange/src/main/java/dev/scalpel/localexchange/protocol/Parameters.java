package dev.scalpel.localexchange.protocol;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A request's parameters from query and form, validated as strictly as the real exchange does. */
public final class Parameters {

    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9-_.]{1,20}");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final String DECIMAL_RANGE = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private static final long DAY_MILLIS = 86_400_000;
    private static final Pattern CLIENT_ID = Pattern.compile("[a-zA-Z0-9-_]{1,36}");
    private static final int MAX_DECIMALS = 8;
    private static final int MAX_WINDOW_DECIMALS = 3;
    /** These may be in milliseconds or in microseconds (rest-api.md, "General API Information"). */
    private static final Set<String> TIMES = Set.of("timestamp", "startTime", "endTime");
    /** Larger values are microseconds: as milliseconds they would be past the year 5000. */
    private static final long LAST_MILLISECOND = 100_000_000_000_000L;

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /** The parameters of one entry of a batch. */
    public static Parameters of(Map<String, String> values) {
        return new Parameters(Map.copyOf(values));
    }

    public static Parameters of(String query, String form) {
        Map<String, String> values = new LinkedHashMap<>();
        addAll(values, query);
        Map<String, String> inForm = new LinkedHashMap<>();
        addAll(inForm, form);
        // For a parameter in both, the query wins (rest-api.md, "General Information on Endpoints").
        inForm.forEach(values::putIfAbsent);
        return new Parameters(values);
    }

    public Optional<String> text(String name) {
        String value = values.get(name);
        if (value != null && value.isEmpty()) {
            throw ApiException.refused(-1105, "Parameter '" + name + "' was empty.");
        }
        return Optional.ofNullable(value);
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> symbol() {
        return matching("symbol", SYMBOL, "^[A-Z0-9-_.]{1,20}$");
    }

    public Optional<String> clientId(String name) {
        return matching(name, CLIENT_ID, "^[a-zA-Z0-9-_]{1,36}$");
    }

    /** A client id by the rule of another market than spot. */
    public Optional<String> matching(String name, Pattern pattern) {
        return matching(name, pattern, "^" + pattern.pattern() + "$");
    }

    public Optional<Long> integer(String name) {
        Optional<Long> value = matching(name, INTEGER, "^[0-9]{1,20}$").map(Long::parseLong);
        return TIMES.contains(name) ? value.map(time -> time > LAST_MILLISECOND ? time / 1_000 : time) : value;
    }

    /** A time with the precision that was sent. */
    public BigDecimal milliseconds(String name) {
        BigDecimal sent = new BigDecimal(requiredText(name));
        return sent.compareTo(BigDecimal.valueOf(LAST_MILLISECOND)) > 0 ? sent.movePointLeft(3) : sent;
    }

    /** A span in milliseconds with at most three decimals. */
    public Optional<BigDecimal> window(String name) {
        Optional<BigDecimal> window = decimal(name);
        if (window.filter(value -> value.stripTrailingZeros().scale() > MAX_WINDOW_DECIMALS)
                .isPresent()) {
            throw tooPrecise(name);
        }
        return window;
    }

    /** Requires {@code startTime} and {@code endTime} to be at most a day apart, as the venue does. */
    public void requireSpanOfADay() {
        long from = integer("startTime").orElse(0L);
        long to = integer("endTime").orElse(0L);
        if (has("startTime") && has("endTime") && to - from > DAY_MILLIS) {
            throw ApiException.refused(-1127, "More than 24 hours between startTime and endTime.");
        }
    }

    public long requiredInteger(String name) {
        return integer(name).orElseThrow(() -> missing(name));
    }

    /** At or above zero, with any number of decimals. */
    public Optional<BigDecimal> decimal(String name) {
        return matching(name, DECIMAL, DECIMAL_RANGE).map(BigDecimal::new);
    }

    /** Above zero, at most 8 decimals. */
    public Optional<BigDecimal> amount(String name) {
        Optional<BigDecimal> amount = decimal(name);
        amount.ifPresent(value -> requireAmount(name, value));
        return amount;
    }

    public BigDecimal requiredAmount(String name) {
        return amount(name).orElseThrow(() -> missing(name));
    }

    /** A page size of at least 1, capped at the maximum. */
    public int limit(int defaultLimit, int maximum) {
        long limit = integer("limit").orElse((long) defaultLimit);
        if (limit < 1) {
            throw invalid("limit");
        }
        return (int) Math.min(limit, maximum);
    }

    /** How many symbols {@code symbol} or {@code symbols} name, without validation; 0 when neither is sent. */
    public int namedSymbols() {
        String list = values.get("symbols");
        if (list != null) {
            return (int) list.chars().filter(each -> each == ',').count() + 1;
        }
        return has("symbol") ? 1 : 0;
    }

    /** {@code true} or {@code false} in any case. */
    public Optional<Boolean> flag(String name) {
        return text(name).map(text -> {
            if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                throw invalid(name);
            }
            return Boolean.parseBoolean(text);
        });
    }

    public static ApiException invalid(String name) {
        return ApiException.refused(-1130, "Data sent for parameter '" + name + "' is not valid.");
    }

    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type, int code, String message) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.get())) {
                return Optional.of(constant);
            }
        }
        throw ApiException.refused(code, message);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Refuses parameters that the call does not know. */
    public void requireOnly(Set<String> known) {
        long read = values.keySet().stream().filter(known::contains).count();
        if (read < values.size()) {
            throw ApiException.refused(
                    -1104,
                    "Not all sent parameters were read; read '" + read + "' parameter(s) but was sent '" + values.size()
                            + "'.");
        }
    }

    public static ApiException missing(String name) {
        return ApiException.refused(
                -1102, "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.");
    }

    private Optional<String> matching(String name, Pattern pattern, String range) {
        Optional<String> text = text(name);
        if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
            throw ApiException.refused(
                    -1100, "Illegal characters found in parameter '" + name + "'; legal range is '" + range + "'.");
        }
        return text;
    }

    private static ApiException tooPrecise(String name) {
        return ApiException.refused(-1111, "Parameter '" + name + "' has too much precision.");
    }

    private static void requireAmount(String name, BigDecimal value) {
        if (value.stripTrailingZeros().scale() > MAX_DECIMALS) {
            throw tooPrecise(name);
        }
        if (value.signum() == 0) {
            throw ApiException.refused(-1013, "Invalid " + name + ".");
        }
    }

    private static void addAll(Map<String, String> values, String encoded) {
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (values.putIfAbsent(name, value) != null) {
                throw ApiException.refused(-1101, "Duplicate values for parameter '" + name + "'.");
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw ApiException.refused(-1100, "Illegal characters found in a parameter.");
        }
    }
}
