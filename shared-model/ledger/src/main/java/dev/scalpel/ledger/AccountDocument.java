package dev.scalpel.ledger;

import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The halt switch, the pause and the rolled-up account: {@code state/account.json}. Written by stop, pause, resume and one roll-up
 * only.
 *
 * @param haltReason why trading was stopped; empty if it is not
 * @param pauseReason why nothing is opened while what is open is managed; empty if it is not paused
 * @param changedAt epoch milliseconds of the last stop, pause or resume
 * @param rollUp empty before the first one
 */
public record AccountDocument(
        long revision,
        String writer,
        Optional<String> haltReason,
        Optional<String> pauseReason,
        long changedAt,
        Optional<RollUp> rollUp) {

    private static final int MAX_REASON_LENGTH = 500;

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
        haltReason.ifPresent(reason -> requireReason("haltReason", reason));
        pauseReason.ifPresent(reason -> requireReason("pauseReason", reason));
    }

    private static void requireReason(String name, String reason) {
        if (reason.isBlank() || reason.length() > MAX_REASON_LENGTH) {
            throw new IllegalArgumentException(
                    name + " must have 1 to " + MAX_REASON_LENGTH + " characters: " + reason.length());
        }
    }

    public static AccountDocument initial(String writer) {
        return new AccountDocument(0, writer, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    public boolean halted() {
        return haltReason.isPresent();
    }

    public boolean paused() {
        return pauseReason.isPresent();
    }

    public AccountDocument halt(String byWriter, String reason, long atMillis) {
        return new AccountDocument(revision + 1, byWriter, Optional.of(reason), pauseReason, atMillis, rollUp);
    }

    /** Nothing is opened until a person resumes; the first reason stays. */
    public AccountDocument pause(String byWriter, String reason, long atMillis) {
        return paused()
                ? this
                : new AccountDocument(revision + 1, byWriter, haltReason, Optional.of(reason), atMillis, rollUp);
    }

    /** Ends a halt and a pause. */
    public AccountDocument resume(String byWriter, long atMillis) {
        return new AccountDocument(revision + 1, byWriter, Optional.empty(), Optional.empty(), atMillis, rollUp);
    }

    /** With this roll-up; a halt and a pause stay. */
    public AccountDocument withRollUp(Optional<RollUp> other) {
        return new AccountDocument(revision, writer, haltReason, pauseReason, changedAt, other);
    }

    public AccountDocument rolledUp(String byWriter, RollUp newest) {
        return new AccountDocument(revision + 1, byWriter, haltReason, pauseReason, changedAt, Optional.of(newest));
    }
}
