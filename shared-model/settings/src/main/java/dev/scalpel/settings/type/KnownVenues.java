package dev.scalpel.settings.type;

import java.util.List;

/**
 * The venues whose adapters are on the class path. Settings come before the adapters, so the module of the adapters provides
 * it as a service. Without a provider, as in a function that reaches no venue, any well-formed name is accepted.
 */
@FunctionalInterface
public interface KnownVenues {

    List<String> names();

    /** Those of them that orders can be sent to: the others provide bars only, for paper trading. */
    default List<String> namesWithOrders() {
        return names();
    }

    /** Those of them that publish bars: at the others nothing that decides or fills by bars can trade. */
    default List<String> namesWithBars() {
        return names();
    }

    /** Those of them that have positions on margin: the others are spot venues. */
    default List<String> namesWithPositions() {
        return List.of();
    }

    /** Those of them that convert the profit of a position into the account's currency. */
    default List<String> namesThatConvert() {
        return List.of();
    }

    /** Addresses of their own, besides testnets, where orders can be rehearsed without money. */
    default List<String> rehearsals() {
        return List.of();
    }
}
