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

    public Shard {
        symbols = List.copyOf(symbols);
    }

    /** All symbols that models or portfolios trade in order of name, {@code shardSize} of each per shard. */
    public static List<Shard> of(Settings settings) {
        List<Symbol> all = settings.traded().stream().sorted().toList();
        List<Symbol> others = others(settings);
        List<Shard> shards = new ArrayList<>();
        for (int from = 0; from < Math.max(all.size(), others.size()); from += settings.shardSize()) {
            shards.add(new Shard(Integer.toString(shards.size()), part(all, from, settings.shardSize())));
        }
        return List.copyOf(shards);
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

    /**
     * The symbols to fetch for this shard: the reference pair first, since the features of the others use it, then the
     * traded ones, then its part of what only portfolios trade. Every shard fetches the reference itself, so that shards do
     * not depend on each other.
     */
    public List<Symbol> fetched(Settings settings) {
        Stream<Symbol> reference = settings.model().trading() ? settings.referenceSymbol().stream() : Stream.empty();
        int from = Integer.parseInt(name) * settings.shardSize();
        return Stream.of(reference, symbols.stream(), part(others(settings), from, settings.shardSize()).stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }
}
