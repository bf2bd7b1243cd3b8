package dev.scalpel.universe;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is traded on a day, as it was known on that day.
 *
 * @param members at most {@code size}, the largest first
 * @param leaving those that were members the day before, and earlier ones with an open position: they are managed until they are flat
 * @param excluded the coins that were looked at and left out, the largest first
 * @param attribution what the source's terms ask to be displayed
 */
public record Universe(
        LocalDate day,
        Instant readAt,
        String source,
        Optional<String> attribution,
        UniverseRules rules,
        List<Member> members,
        List<Symbol> leaving,
        List<Excluded> excluded) {

    public Universe {
        members = List.copyOf(members);
        leaving = List.copyOf(leaving);
        excluded = List.copyOf(excluded);
    }

    /** @param rank among the coins of the source, from 1 */
    public record Member(Symbol symbol, int rank, Coin coin) {}

    /** @param rank among the coins of the source, from 1 */
    public record Excluded(int rank, Coin coin, Exclusion reason) {}

    public List<Symbol> symbols() {
        return members.stream().map(Member::symbol).toList();
    }

    /** The price of a coin on this day; empty if it was not looked at. */
    public Optional<Double> price(String base) {
        return members.stream()
                .map(Member::coin)
                .filter(coin -> coin.base().equals(base))
                .findFirst()
                .or(() -> excluded.stream()
                        .filter(left -> left.reason() != Exclusion.DUPLICATE)
                        .map(Excluded::coin)
                        .filter(coin -> coin.base().equals(base))
                        .findFirst())
                .map(Coin::price);
    }
}
