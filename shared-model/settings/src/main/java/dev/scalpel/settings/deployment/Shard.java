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
 * @param symbols the traded symbols
 */
public record Shard(String name, List<Symbol> symbols) {

    public Shard {
        symbols = List.copyOf(symbols);
    }

    /** All traded symbols in order of name, {@code shardSize} per shard. */
    public static List<Shard> of(Settings settings) {
        List<Symbol> all = settings.symbols().symbols().stream().sorted().toList();
        List<Shard> shards = new ArrayList<>();
        for (int from = 0; from < all.size(); from += settings.shardSize()) {
            int to = Math.min(all.size(), from + settings.shardSize());
            shards.add(new Shard(Integer.toString(shards.size()), all.subList(from, to)));
        }
        return List.copyOf(shards);
    }

    public static Optional<Shard> named(Settings settings, String name) {
        return of(settings).stream().filter(shard -> shard.name().equals(name)).findFirst();
    }

    /**
     * The symbols to fetch for this shard: the reference pair first, since the features of the others use it, then the
     * traded ones. Every shard fetches the reference itself, so that shards do not depend on each other.
     */
    public List<Symbol> fetched(Settings settings) {
        return Stream.concat(settings.referenceSymbol().stream(), symbols.stream())
                .distinct()
                .toList();
    }
}
