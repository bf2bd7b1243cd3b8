package dev.scalpel.monitoring.records;

import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The equity of the account when a period began. The equity of each symbol is the account's capital plus the
 * symbol's gains; the account's is that capital once plus the gains of all symbols.
 */
public final class OpeningEquity {

    private static final double MIN_SHARE = 0.01;

    private OpeningEquity() {}

    /**
     * @param rollUp the account now
     * @param records of the symbols that are added up; at least one
     * @param initialCapital what the account began with, where the roll-up lacks a symbol
     */
    public static double of(Optional<RollUp> rollUp, List<SymbolRecords> records, double initialCapital) {
        if (records.size() == 1) {
            return records.get(0).startEquity();
        }
        double largest =
                records.stream().mapToDouble(SymbolRecords::startEquity).max().orElseThrow();
        double equity = rollUp.filter(now ->
                        records.stream().allMatch(symbol -> now.equityBySymbol().containsKey(symbol.symbol())))
                .map(now -> now.equity().doubleValue() - gainsSince(now.equityBySymbol(), records))
                .orElseGet(() -> initialCapital
                        + records.stream()
                                .mapToDouble(symbol -> symbol.startEquity() - initialCapital)
                                .sum());
        // A store that was edited by hand may add up to less than nothing: the largest symbol is the best guess then.
        return equity > MIN_SHARE * largest ? equity : largest;
    }

    private static double gainsSince(Map<Symbol, BigDecimal> now, List<SymbolRecords> records) {
        double gains = 0;
        for (SymbolRecords symbol : records) {
            BigDecimal equity = now.getOrDefault(symbol.symbol(), BigDecimal.valueOf(symbol.startEquity()));
            gains += equity.doubleValue() - symbol.startEquity();
        }
        return gains;
    }
}
