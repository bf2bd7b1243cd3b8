package dev.scalpel.localexchange.bybit.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The calls that a server supports: some are of the account, the others of a category that the caller names. */
public final class Calls {

    private final Map<String, Action> ofAccount = new LinkedHashMap<>();
    private final Map<String, Map<String, Action>> ofCategory = new LinkedHashMap<>();

    /** A call of the account, as {@code GET /v5/account/info}. */
    public void add(String route, Action action) {
        ofAccount.put(route, action);
    }

    /** A call of one category. */
    public void add(String category, String route, Action action) {
        ofCategory.computeIfAbsent(route, any -> new TreeMap<>()).put(category, action);
    }

    /** What the call needs, whatever category it names; empty when the server does not have it. */
    Optional<Action.Access> access(String route) {
        return Optional.ofNullable(ofAccount.get(route))
                .or(() -> Optional.ofNullable(ofCategory.get(route))
                        .flatMap(actions -> actions.values().stream().findFirst()))
                .map(Action::access);
    }

    /** The action of a route that exists. */
    Action action(String route, Call call) {
        Action account = ofAccount.get(route);
        if (account != null) {
            return account;
        }
        Map<String, Action> actions = ofCategory.getOrDefault(route, Map.of());
        Action action = actions.get(call.required("category"));
        if (action == null) {
            throw Refusal.parameter("params error: category only support " + names(actions.keySet()) + " here");
        }
        return action;
    }

    private static String names(Set<String> categories) {
        return String.join(" or ", categories);
    }
}
