package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.risk.RiskLimits;

/**
 * What a round keeps to.
 *
 * @param attempts of an order before a close goes at market, and an entry ends with what it has
 * @param validMillis how long after its time an order may still be accepted
 * @param limits on entries: daily loss, drawdown, losses in a row of a strategy, and how far the price may have moved since its
 *     signal
 * @param closesMayOpen whether a close that is executed after another one had closed the position opens one: the venue itself does
 *     not keep closes from that. Then the fate of each must be known before the next is sent
 */
public record RoundTerms(
        String portfolio,
        Allocation allocation,
        int attempts,
        long validMillis,
        IdempotencyPolicy idempotency,
        ProtectionRules protection,
        RiskLimits limits,
        boolean closesMayOpen) {

    public RoundTerms {
        if (attempts < 1 || validMillis < 1) {
            throw new IllegalArgumentException(
                    "attempts and validMillis must be >= 1: " + attempts + ", " + validMillis);
        }
    }

    /** At a venue that keeps closes from opening. */
    public RoundTerms(
            String portfolio,
            Allocation allocation,
            int attempts,
            long validMillis,
            IdempotencyPolicy idempotency,
            ProtectionRules protection,
            RiskLimits limits) {
        this(portfolio, allocation, attempts, validMillis, idempotency, protection, limits, false);
    }

    /** The same at a venue where a close may open, or may not. */
    public RoundTerms withClosesThatMayOpen(boolean mayOpen) {
        return new RoundTerms(portfolio, allocation, attempts, validMillis, idempotency, protection, limits, mayOpen);
    }

    /** Without limits. */
    public RoundTerms(
            String portfolio,
            Allocation allocation,
            int attempts,
            long validMillis,
            IdempotencyPolicy idempotency,
            ProtectionRules protection) {
        this(portfolio, allocation, attempts, validMillis, idempotency, protection, RiskLimits.NONE);
    }

    /** Without protective orders and limits. */
    public RoundTerms(
            String portfolio, Allocation allocation, int attempts, long validMillis, IdempotencyPolicy idempotency) {
        this(portfolio, allocation, attempts, validMillis, idempotency, ProtectionRules.NONE, RiskLimits.NONE);
    }

    Strategy strategy(String name) {
        return allocation.strategies().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the portfolio has no strategy " + name));
    }
}
