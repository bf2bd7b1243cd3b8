package dev.scalpel.api.routes;

import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One route.
 *
 * @param path segments; one in braces stands for any
 * @param way who reaches it
 */
record Route(String method, String path, Reach way, Handler handler) {

    /** From where a route can be called. */
    enum Reach {
        /** Also through a tunnel. */
        EVERYWHERE,
        NOT_THROUGH_A_TUNNEL
    }

    /** What a route does. */
    interface Handler {
        /** @param parameters the segments of the address that stand in braces, in their sequence */
        HttpAnswer answer(HttpCall call, List<String> parameters);
    }

    private static final String STATUS = "status";

    /** The values of the parameters if the path is this route's. */
    Optional<List<String>> match(String other) {
        String[] ours = path.split("/", -1);
        String[] given = other.split("/", -1);
        if (ours.length != given.length) {
            return Optional.empty();
        }
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < ours.length; i++) {
            if (ours[i].startsWith("{")) {
                String suffix = ours[i].endsWith(STATUS) ? STATUS : "";
                if (!given[i].endsWith(suffix) || given[i].length() == suffix.length()) {
                    return Optional.empty();
                }
                parameters.add(given[i].substring(0, given[i].length() - suffix.length()));
            } else if (!ours[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
