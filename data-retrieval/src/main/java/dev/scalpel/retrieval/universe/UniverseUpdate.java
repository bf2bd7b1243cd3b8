package dev.scalpel.retrieval.universe;

import dev.scalpel.market.Symbol;
import dev.scalpel.universe.Universe;
import dev.scalpel.universe.Universe.Member;
import dev.scalpel.universe.UniverseFailure;
import dev.scalpel.universe.UniverseRules;
import dev.scalpel.universe.UniverseStore;
import dev.scalpel.venue.VenueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes the universe of today, once a day. Whatever the source or the venue answers, a list that cannot be trusted leaves
 * the one in force as it is.
 */
public final class UniverseUpdate {

    private final MarketCaps source;
    private final UniverseRules rules;
    private final UniverseStore store;
    private final TradedPairs pairs;

    public UniverseUpdate(MarketCaps source, UniverseRules rules, UniverseStore store, TradedPairs pairs) {
        this.source = source;
        this.rules = rules;
        this.store = store;
        this.pairs = pairs;
    }

    /**
     * The result of an update.
     *
     * @param inForce empty before the first
     * @param failure why there is no new list today
     */
    public record Result(Optional<Universe> inForce, Optional<UniverseFailure> failure) {}

    /**
     * @param held whether there is a position in a symbol. Asked from the second day after it has left: until then an order may be under way
     * @param accept whether a list may lose more than half of the members
     */
    public Result update(Instant now, Predicate<Symbol> held, boolean accept) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Optional<Universe> done = store.of(today);
        if (done.isPresent()) {
            store.putInForce(done.get());
            return new Result(store.inForce(), Optional.empty());
        }
        try {
            return new Result(Optional.of(store.record(make(today, now, held, accept))), Optional.empty());
        } catch (MarketCapsException unusable) {
            return failed(now, unusable.reason());
        } catch (VenueException unusable) {
            String venue = rules.venue() + ": ";
            return failed(now, unusable.reason().startsWith(venue) ? unusable.reason() : venue + unusable.reason());
        }
    }

    private Result failed(Instant now, String reason) {
        UniverseFailure failure =
                new UniverseFailure(now.truncatedTo(ChronoUnit.SECONDS).toString(), source.name(), reason);
        store.recordFailure(failure);
        return new Result(store.inForce(), Optional.of(failure));
    }

    private Universe make(LocalDate today, Instant now, Predicate<Symbol> held, boolean accept) {
        PriceHistory history = new PriceHistory(store.before(today, PriceHistory.DAYS));
        UniverseSelection selection = new UniverseSelection(rules, pairs.openAt(rules.quote()), history).from(source);
        Optional<Universe> before = store.inForce();
        List<Symbol> members = selection.members().stream().map(Member::symbol).toList();
        if (members.isEmpty()) {
            throw new MarketCapsException("none of the coins of the source (" + source.name() + ") is traded at "
                    + rules.venue() + " in " + rules.quote());
        }
        if (!accept) {
            before.filter(earlier -> earlier.rules().equals(rules))
                    .ifPresent(earlier -> requireAlike(earlier, members));
        }
        return new Universe(
                today,
                now.truncatedTo(ChronoUnit.SECONDS),
                source.name(),
                source.attribution(),
                rules,
                selection.members(),
                leaving(before, members, held),
                selection.excluded());
    }

    private static void requireAlike(Universe before, List<Symbol> members) {
        Set<Symbol> kept = new HashSet<>(before.symbols());
        kept.retainAll(members);
        if (2 * kept.size() < before.members().size()) {
            throw new MarketCapsException(
                    "only " + kept.size() + " of the " + before.members().size()
                            + " members of " + before.day() + " would stay, which looks like a false list;"
                            + " if it is right: ./scalpel universe --update --accept");
        }
    }

    private static List<Symbol> leaving(Optional<Universe> before, List<Symbol> members, Predicate<Symbol> held) {
        return before.stream()
                .flatMap(earlier -> Stream.concat(
                        earlier.symbols().stream(), earlier.leaving().stream().filter(held)))
                .filter(symbol -> !members.contains(symbol))
                .distinct()
                .sorted()
                .toList();
    }
}
