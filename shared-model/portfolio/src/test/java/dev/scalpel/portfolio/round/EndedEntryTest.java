package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An entry has ended, and the venue has not said how: at least what is listed of it is held, and protected. */
class EndedEntryTest extends RoundFixture {

    @Override
    RoundTerms terms() {
        return new RoundTerms(
                "crypto",
                TERMS.allocation(),
                TERMS.attempts(),
                TERMS.validMillis(),
                TERMS.idempotency(),
                new ProtectionRules(
                        Map.of("btc", ProtectionTerms.stop(new BigDecimal("0.08"))), new BigDecimal("50"), 20_000),
                RiskLimits.NONE);
    }

    private void book(Intent entry, OrderReport.Status status, List<Fill> fills) {
        OrderReport report = new OrderReport(
                entry.clientId(),
                "v1",
                Optional.empty(),
                entry.side(),
                status,
                entry.quantity(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                entry.price(),
                Optional.empty(),
                true,
                NOW);
        state = FillBooking.apply(
                state, entry.clientId(), List.of(report), fills, TERMS.strategy("btc"), BigDecimal.ONE);
    }

    private static List<Fill> part() {
        return List.of(new Fill("f", NOW, new BigDecimal("50000"), new BigDecimal("0.03"), BigDecimal.ZERO, "USDT"));
    }

    private Intent entry() {
        signal("btc", TargetState.LONG, 0);
        plan();
        return orders.get(0);
    }

    @Test
    void whatIsListedIsProtected() {
        Intent entry = entry();
        book(entry, OrderReport.Status.ENDED, part());

        plan();

        assertThat(orders.get(0).kind()).isEqualTo(Intent.Kind.PROTECTION);
        assertThat(orders.get(0).quantity()).isEqualByComparingTo("0.03");
    }

    @Test
    void whereNothingIsListedNothingIsSent() {
        Intent entry = entry();
        book(entry, OrderReport.Status.ENDED, List.of());

        plan();

        assertThat(commands).isEmpty();
    }

    @Test
    void whileItMayStillFillNothingIsSent() {
        Intent entry = entry();
        book(entry, OrderReport.Status.OPEN, part());

        plan();

        assertThat(commands).isEmpty();
    }
}
