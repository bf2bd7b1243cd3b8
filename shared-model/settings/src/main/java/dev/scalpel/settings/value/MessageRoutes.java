package dev.scalpel.settings.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which portfolio a message is for whose address names none. The first route that matches counts.
 *
 * @param routes in the sequence of the settings
 */
public record MessageRoutes(List<Route> routes) {

    public static final MessageRoutes NONE = new MessageRoutes(List.of());

    /** An exchange, or {@code *} for each, and perhaps the form of a ticker, where {@code ?} stands for any character. */
    private static final Pattern SOURCE = Pattern.compile("([A-Z0-9_]{1,30}|\\*)(:[A-Z0-9?*._!]{1,60})?");

    /**
     * @param source the exchange of the message, with or without the form of its ticker: {@code OANDA:??????}
     * @param portfolio by name
     */
    public record Route(String source, String portfolio) {

        public Route {
            if (!SOURCE.matcher(source).matches()) {
                throw new IllegalArgumentException(
                        "a route must be an exchange such as OANDA, or with the form of a ticker, OANDA:??????: "
                                + source);
            }
        }

        private boolean matches(String exchange, String ticker) {
            String[] parts = source.split(":", 2);
            boolean form = parts.length == 1
                    || Pattern.matches(
                            "\\Q" + parts[1].replace("?", "\\E.\\Q").replace("*", "\\E.*\\Q") + "\\E", ticker);
            return form && (parts[0].equals("*") || parts[0].equals(exchange));
        }
    }

    public MessageRoutes {
        routes = List.copyOf(routes);
    }

    /**
     * @param exchange empty where the message names none
     * @param ticker with or without an exchange in front, which then counts if the message names none
     */
    public Optional<String> portfolio(String exchange, String ticker) {
        String upper = ticker.toUpperCase(Locale.ROOT);
        int colon = upper.indexOf(':');
        String place = exchange.isBlank() && colon > 0 ? upper.substring(0, colon) : exchange.toUpperCase(Locale.ROOT);
        return routes.stream()
                .filter(route -> route.matches(place, upper.substring(colon + 1)))
                .map(Route::portfolio)
                .findFirst();
    }

    /** As a variable has them. */
    public String text() {
        return routes.stream()
                .map(route -> route.source() + "=" + route.portfolio())
                .collect(Collectors.joining(","));
    }

    /** The portfolios that routes lead to, by the route. */
    public Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        routes.forEach(route -> targets.put(route.source(), route.portfolio()));
        return targets;
    }
}
