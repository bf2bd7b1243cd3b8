package dev.scalpel.monitoring.records;

import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the account had when a period began. Every symbol's own equity is the account's capital and the symbol's gains;
 * the account is that capital once, and the gains of all.
 */
public final class OpeningEquity {

    private static final double LEAST_SHARE = 0.01;

    private OpeningEquity() {}

    /**
     * @param rollUp the account as it is now
     * @param books of the symbols that are added up, at least one
     * @param usualCapital what the account began with, where the roll-up does not tell
     */
    public static double of(Optional<RollUp> rollUp, List<SymbolRecords> books, double usualCapital) {
        if (books.size() == 1) {
            return books.get(0).startEquity();
        }
        double largest =
                books.stream().mapToDouble(SymbolRecords::startEquity).max().orElseThrow();
        double told = rollUp.filter(now ->
                        books.stream().allMatch(book -> now.equityBySymbol().containsKey(book.symbol())))
                .map(now -> now.equity().doubleValue() - gainsSince(now.equityBySymbol(), books))
                .orElseGet(() -> usualCapital
                        + books.stream()
                                .mapToDouble(book -> book.startEquity() - usualCapital)
                                .sum());
        // A store that was put together by hand may tell less than nothing: then the best that any symbol tells.
        return told > LEAST_SHARE * largest ? told : largest;
    }

    private static double gainsSince(Map<Symbol, BigDecimal> now, List<SymbolRecords> books) {
        double gains = 0;
        for (SymbolRecords book : books) {
            BigDecimal equity = now.getOrDefault(book.symbol(), BigDecimal.valueOf(book.startEquity()));
            gains += equity.doubleValue() - book.startEquity();
        }
        return gains;
    }
}
