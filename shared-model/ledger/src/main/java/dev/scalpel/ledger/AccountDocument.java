package dev.scalpel.ledger;

import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The halt switch and the rolled-up account: {@code state/account.json}. Written by stop, resume and one roll-up only.
 *
 * @param haltReason why trading was stopped; empty if it is not
 * @param changedAt epoch milliseconds of the last stop or resume
 * @param rollUp empty before the first one
 */
public record AccountDocument(
        long revision, String writer, Optional<String> haltReason, long changedAt, Optional<RollUp> rollUp) {

    /**
     * The whole account at one time, in the quote asset.
     *
     * @param at epoch milliseconds
     * @param day UTC day since the epoch that {@code dayStartEquity} belongs to
     */
    public record RollUp(
            long at,
            BigDecimal equity,
            BigDecimal peakEquity,
            long day,
            BigDecimal dayStartEquity,
            Map<Symbol, BigDecimal> equityBySymbol) {

        public RollUp {
            equity = LedgerChecks.plain(equity);
            peakEquity = LedgerChecks.plain(peakEquity);
            dayStartEquity = LedgerChecks.plain(dayStartEquity);
            Map<Symbol, BigDecimal> sorted = new TreeMap<>();
            equityBySymbol.forEach((symbol, amount) -> sorted.put(symbol, LedgerChecks.plain(amount)));
            equityBySymbol = Collections.unmodifiableMap(sorted);
        }
    }

    public AccountDocument {
        LedgerChecks.requireNotNegative("revision", revision);
        LedgerChecks.requireName("writer", writer);
        haltReason.ifPresent(reason -> {
            if (reason.isBlank() || reason.length() > 500) {
                throw new IllegalArgumentException("haltReason must have 1 to 500 characters: " + reason.length());
            }
        });
    }

    public static AccountDocument initial(String writer) {
        return new AccountDocument(0, writer, Optional.empty(), 0, Optional.empty());
    }

    public boolean halted() {
        return haltReason.isPresent();
    }

    public AccountDocument halt(String byWriter, String reason, long atMillis) {
        return new AccountDocument(revision + 1, byWriter, Optional.of(reason), atMillis, rollUp);
    }

    public AccountDocument resume(String byWriter, long atMillis) {
        return new AccountDocument(revision + 1, byWriter, Optional.empty(), atMillis, rollUp);
    }

    public AccountDocument rolledUp(String byWriter, RollUp newest) {
        return new AccountDocument(revision + 1, byWriter, haltReason, changedAt, Optional.of(newest));
    }
}
