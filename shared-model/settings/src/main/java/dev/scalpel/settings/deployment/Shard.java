package dev.scalpel.settings.deployment;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The symbols that one invocation of retrieval or execution handles.
 *
 * @param name its number, from 0; names the trigger object
 * @param symbols that models trade; none where a shard only fetches bars for portfolios
 */
public record Shard(String name, List<Symbol> symbols) {

    public static final String FIRST = "0";

    public Shard {
        symbols = List.copyOf(symbols);
    }

    /**
     * All symbols that models or portfolios trade in order of name, {@code shardSize} of each per shard. Where the universe decides,
     * the number of shards follows from its size alone, so that schedules can be made before its members are known: what is leaving it
     * makes shards larger instead of more.
     */
    public static List<Shard> of(Settings settings) {
        List<Symbol> all = settings.traded().stream().sorted().toList();
        int traded = settings.model().trading() ? settings.symbols().count() : 0;
        int count = divideUp(Math.max(traded, others(settings).size()), settings.shardSize());
        int size = Math.max(settings.shardSize(), divideUp(all.size(), count));
        List<Shard> shards = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            shards.add(new Shard(Integer.toString(number), part(all, number * size, size)));
        }
        return List.copyOf(shards);
    }

    /** Whether models trade in this shard, also where its symbols are not known yet. */
    public boolean trades(Settings settings) {
        int before = Integer.parseInt(name) * settings.shardSize();
        return settings.model().trading() && before < settings.symbols().count();
    }

    private static int divideUp(int number, int divisor) {
        return divisor == 0 ? 0 : (number + divisor - 1) / divisor;
    }

    private static List<Symbol> others(Settings settings) {
        return settings.portfolioSymbols().stream()
                .filter(symbol -> !settings.traded().contains(symbol))
                .toList();
    }

    private static List<Symbol> part(List<Symbol> all, int from, int size) {
        return all.subList(Math.min(all.size(), from), Math.min(all.size(), from + size));
    }

    public static Optional<Shard> named(Settings settings, String name) {
        return of(settings).stream().filter(shard -> shard.name().equals(name)).findFirst();
    }

    /** The own symbols of the shard of this name, or of all shards. */
    public static List<Symbol> own(Settings settings, Optional<String> name) {
        return of(settings).stream()
                .filter(shard -> name.isEmpty() || name.get().equals(shard.name()))
                .flatMap(shard -> shard.own(settings).stream())
                .distinct()
                .toList();
    }

    /** The symbols that are of no other shard: those that models trade in it, and its part of what only portfolios trade. */
    private List<Symbol> own(Settings settings) {
        int from = Integer.parseInt(name) * settings.shardSize();
        return Stream.concat(symbols.stream(), part(others(settings), from, settings.shardSize()).stream())
                .toList();
    }

    /**
     * The symbols to fetch for this shard: the reference pair first, since the features of the others use it, then the
     * traded ones, then its part of what only portfolios trade. Every shard fetches the reference itself, so that shards do
     * not depend on each other.
     */
    public List<Symbol> fetched(Settings settings) {
        Stream<Symbol> reference = settings.model().trading() ? settings.referenceSymbol().stream() : Stream.empty();
        return Stream.concat(reference, own(settings).stream()).distinct().toList();
    }
}
