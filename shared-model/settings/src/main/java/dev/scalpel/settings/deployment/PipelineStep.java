package dev.scalpel.settings.deployment;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A step of the daily pipeline: an action of a function, called once or for every item.
 *
 * @param function that has the action
 * @param fields further fields of the action's event; a value that begins with {@link #DAY} is the pipeline's day, moved by as many days
 *     as follow the word: {@code day-1}
 * @param batch the maximum number of items of one call
 * @param toleratedPercent how many of its items may fail before the pipeline stops
 * @param attempts at an item in one run of the pipeline
 * @param weekly whether it is due only on the day of the review
 * @param limit the maximum duration of a call
 */
public record PipelineStep(
        String name,
        String function,
        String action,
        Map<String, String> fields,
        ForEach forEach,
        int batch,
        int toleratedPercent,
        int attempts,
        boolean weekly,
        Duration limit) {

    /** The one item of a step that is not repeated for items. */
    public static final String WHOLE = "all";

    private static final String DAY = "day";
    private static final String PORTFOLIO = "portfolio:";

    /** What a step is repeated for. */
    public enum ForEach {
        /** It is called once. */
        NOTHING,
        /** Every symbol whose bars are fetched. */
        FETCHED,
        /** Everything that has tables of its own in the lake: symbols whose bars are fetched, and portfolios. */
        STORED,
        /** Every symbol that models trade, without those that are leaving the universe. */
        TRADED
    }

    public PipelineStep {
        fields = Map.copyOf(new TreeMap<>(fields));
        requireWithin("batch", batch, 1, 1_000);
        requireWithin("toleratedPercent", toleratedPercent, 0, 100);
        requireWithin("attempts", attempts, 1, 10);
    }

    /** Whether it is repeated for items. */
    public boolean isRepeated() {
        return forEach != ForEach.NOTHING;
    }

    /** Whether it belongs to the pipeline of this day. */
    public boolean isDue(Settings settings, LocalDate day) {
        return !weekly || day.getDayOfWeek() == settings.monitoring().day();
    }

    /** The items of each call, by settings whose symbols are known. */
    public List<List<String>> calls(Settings settings) {
        List<String> items = items(settings);
        List<List<String>> calls = new ArrayList<>();
        for (int from = 0; from < items.size(); from += batch) {
            calls.add(List.copyOf(items.subList(from, Math.min(items.size(), from + batch))));
        }
        return List.copyOf(calls);
    }

    /** The fields of the action's event, besides the action itself; texts or lists of texts. */
    public Map<String, Object> event(LocalDate day, String item) {
        Map<String, Object> event = new TreeMap<>();
        fields.forEach((name, value) -> event.put(
                name, value.startsWith(DAY) ? day.plusDays(daysAfter(value)).toString() : value));
        if (item.startsWith(PORTFOLIO)) {
            event.put("portfolios", List.of(item.substring(PORTFOLIO.length())));
        } else if (isRepeated()) {
            event.put("symbols", List.of(item));
        }
        return event;
    }

    private static long daysAfter(String value) {
        return value.length() == DAY.length() ? 0 : Long.parseLong(value.substring(DAY.length()));
    }

    private List<String> items(Settings settings) {
        return switch (forEach) {
            case NOTHING -> List.of(WHOLE);
            case FETCHED -> fetched(settings);
            case STORED ->
                Stream.concat(
                                fetched(settings).stream(),
                                settings.portfolios().keySet().stream().map(name -> PORTFOLIO + name))
                        .toList();
            case TRADED ->
                settings.traded().stream()
                        .filter(symbol -> !settings.symbols().leaving().contains(symbol))
                        .sorted()
                        .map(Symbol::toString)
                        .toList();
        };
    }

    private static List<String> fetched(Settings settings) {
        return Shard.of(settings).stream()
                .flatMap(shard -> shard.fetched(settings).stream())
                .distinct()
                .sorted()
                .map(Symbol::toString)
                .toList();
    }

    private static void requireWithin(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be " + min + " to " + max + ": " + value);
        }
    }
}
