package dev.scalpel.retrieval.universe;

import dev.scalpel.market.Symbol;
import dev.scalpel.universe.Coin;
import dev.scalpel.universe.Exclusion;
import dev.scalpel.universe.Universe.Excluded;
import dev.scalpel.universe.Universe.Member;
import dev.scalpel.universe.UniverseRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Goes down a source's list until the universe is full. */
final class UniverseSelection {

    /** More than any source lists with a market capitalisation. */
    private static final int MAX_PAGES = 100;

    private static final int MIN_COINS = 10;

    private final UniverseRules rules;
    private final Predicate<Symbol> traded;
    private final PriceHistory history;
    private final List<Member> members = new ArrayList<>();
    private final List<Excluded> excluded = new ArrayList<>();
    private final Set<String> tickers = new HashSet<>();
    private int rank;
    private double smallest = Double.POSITIVE_INFINITY;

    /** @param traded whether the venue has an open market */
    UniverseSelection(UniverseRules rules, Predicate<Symbol> traded, PriceHistory history) {
        this.rules = rules;
        this.traded = traded;
        this.history = history;
    }

    /** @throws MarketCapsException when the source's list is not one */
    UniverseSelection from(MarketCaps source) {
        for (int page = 1; page <= MAX_PAGES && members.size() < rules.size(); page++) {
            List<Coin> coins = source.page(page);
            if (page == 1 && coins.size() < MIN_COINS) {
                throw new MarketCapsException(source.name() + " lists " + coins.size() + " coins, which cannot be all");
            }
            if (coins.stream().noneMatch(coin -> coin.marketCap() > 0)) {
                break;
            }
            coins.forEach(this::consider);
        }
        return this;
    }

    List<Member> members() {
        return members;
    }

    List<Excluded> excluded() {
        return excluded;
    }

    private void consider(Coin coin) {
        if (members.size() == rules.size()) {
            return;
        }
        rank++;
        if (coin.marketCap() > 0) {
            requireDescending(coin);
        }
        reason(coin)
                .ifPresentOrElse(
                        reason -> excluded.add(new Excluded(rank, coin, reason)),
                        () -> members.add(new Member(new Symbol(coin.base(), rules.quote()), rank, coin)));
    }

    private void requireDescending(Coin coin) {
        // A coin may move by a place between two requests; a list in no order is not one.
        if (coin.marketCap() > smallest * 1.5) {
            throw new MarketCapsException(
                    "the list is not in order of market capitalisation: " + coin.base() + " is at place " + rank);
        }
        smallest = Math.min(smallest, coin.marketCap());
    }

    private Optional<Exclusion> reason(Coin coin) {
        if (coin.marketCap() == 0) {
            return Optional.of(Exclusion.NO_MARKET_CAP);
        }
        if (!tickers.add(coin.base())) {
            return Optional.of(Exclusion.DUPLICATE);
        }
        if (CoinKinds.isStable(coin) || coin.base().equals(rules.quote())) {
            return Optional.of(Exclusion.STABLECOIN);
        }
        if (history.isPegged(coin)) {
            return Optional.of(Exclusion.PEGGED);
        }
        if (CoinKinds.isWrapped(coin)) {
            return Optional.of(Exclusion.WRAPPED);
        }
        if (coin.volume() < rules.minVolumeUsd()) {
            return Optional.of(Exclusion.LOW_VOLUME);
        }
        return Symbol.ofAssets(coin.base(), rules.quote()).filter(traded).isPresent()
                ? Optional.empty()
                : Optional.of(Exclusion.NOT_TRADED);
    }
}
