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
 */
public record RoundTerms(
        String portfolio,
        Allocation allocation,
        int attempts,
        long validMillis,
        IdempotencyPolicy idempotency,
        ProtectionRules protection,
        RiskLimits limits) {

    public RoundTerms {
        if (attempts < 1 || validMillis < 1) {
            throw new IllegalArgumentException(
                    "attempts and validMillis must be >= 1: " + attempts + ", " + validMillis);
        }
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
