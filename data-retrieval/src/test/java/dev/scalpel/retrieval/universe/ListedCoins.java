package dev.scalpel.retrieval.universe;

import dev.scalpel.universe.Coin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A source with given coins, or none. */
final class ListedCoins implements MarketCaps {

    private static final double MUCH = 1e9;

    private final List<Coin> coins = new ArrayList<>();
    private final int pageSize;
    Optional<String> failure = Optional.empty();
    int requests;

    ListedCoins(int pageSize) {
        this.pageSize = pageSize;
    }

    /** The next smaller coin. */
    ListedCoins with(String base, String name, double price) {
        return with(new Coin(base, name, price, 1e12 / (coins.size() + 1), MUCH));
    }

    ListedCoins with(String... bases) {
        for (String base : bases) {
            with(base, "Coin " + base, 10);
        }
        return this;
    }

    ListedCoins with(Coin coin) {
        coins.add(coin);
        return this;
    }

    @Override
    public String name() {
        return "listed";
    }

    @Override
    public Optional<String> attribution() {
        return Optional.of("Data by a test");
    }

    @Override
    public List<Coin> page(int number) {
        requests++;
        failure.ifPresent(words -> {
            throw new MarketCapsException(words);
        });
        int from = Math.min(coins.size(), (number - 1) * pageSize);
        return coins.subList(from, Math.min(coins.size(), from + pageSize));
    }
}
