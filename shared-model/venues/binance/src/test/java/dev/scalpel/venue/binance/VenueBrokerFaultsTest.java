package dev.scalpel.venue.binance;

import static dev.scalpel.venue.binance.LocalExchangeFixture.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.trading.TradingRefusedException;
import dev.scalpel.venue.trading.VenueBroker;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueBrokerFaultsTest {

    private static final String ORDER = "POST /api/v3/order";

    private final LocalExchangeFixture fixture = new LocalExchangeFixture();
    private final VenueBroker broker = fixture.broker;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anOrderWithALostResponseIsSentOnceAndFound() {
        Intent entry = fixture.entry("e1", "1", "101");
        fixture.exchange.faults().failNext(Fault.lostResponse(), ORDER, 1);

        assertThat(failure(() -> broker.send(BTC, entry)).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);

        assertThat(fixture.exchange.orders()).hasSize(1);
        assertThat(Placements.isFilled(broker.find(BTC, entry))).isTrue();
    }

    @Test
    void anOrderWithATruncatedResponseIsSentOnceAndFound() {
        Intent entry = fixture.entry("e1", "1", "101");
        fixture.exchange.faults().failNext(Fault.truncatedBody(), ORDER, 1);

        assertThat(failure(() -> broker.send(BTC, entry)).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);

        assertThat(fixture.exchange.orders()).hasSize(1);
        assertThat(broker.find(BTC, entry).isFound()).isTrue();
    }

    @Test
    void aResetConnectionIsNotRetriedByAnyLayer() {
        Intent entry = fixture.entry("e1", "1", "101");
        fixture.exchange.faults().failNext(Fault.resetBeforeExecution(), ORDER, 1);

        assertThat(failure(() -> broker.send(BTC, entry)).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);

        assertThat(fixture.exchange.orders()).isEmpty();
        assertThat(fixture.exchange.faults().applied()).hasSize(1);
        assertThat(broker.find(BTC, entry).isFound()).isFalse();
    }

    @Test
    void aListWithALostResponseIsFoundByItsOrders() {
        fixture.buyTwo();
        Intent protection = fixture.protection("p1", "1.998", "96.50", "97.00", "150.00");
        fixture.exchange.faults().failNext(Fault.lostResponse(), "POST /api/v3/orderList/oco", 1);

        assertThat(failure(() -> broker.send(BTC, protection)).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);

        assertThat(broker.find(BTC, protection).orders()).hasSize(2);
    }

    @Test
    void anOrderAcceptedLateIsUnknownUntilThen() {
        Intent entry = fixture.entry("e1", "1", "101");
        fixture.exchange.faults().failNext(Fault.delayedExecution(Duration.ofSeconds(4)), ORDER, 1);

        assertThat(failure(() -> broker.send(BTC, entry)).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(broker.find(BTC, entry).isFound()).isFalse();
        assertThat(entry.notFoundIsFinal(broker.venueMillis())).isFalse();

        fixture.pass(Duration.ofSeconds(4));
        assertThat(Placements.isFilled(broker.find(BTC, entry))).isTrue();
    }

    @Test
    void anOrderIsSignedWithItsIntentsTimeSoThatALateOneIsRejected() {
        Intent entry = fixture.entry("e1", "1", "101");
        Intent protection = fixture.protection("p1", "0.5", "96.50", "97.00", "150.00");
        fixture.pass(Duration.ofMillis(LocalExchangeFixture.WINDOW + 1));

        assertThat(failure(() -> broker.send(BTC, entry)).kind()).isEqualTo(Kind.CLOCK_OFF);
        assertThat(failure(() -> broker.send(BTC, protection)).kind()).isEqualTo(Kind.CLOCK_OFF);
        assertThat(failure(() -> broker.sendProtected(BTC, entry, protection)).kind())
                .isEqualTo(Kind.CLOCK_OFF);

        assertThat(fixture.exchange.orders()).isEmpty();
        assertThat(broker.send(BTC, fixture.entry("e2", "1", "101")).isFound()).isTrue();
    }

    @Test
    void aClockOffByHalfAMinuteIsMeasuredAndCorrected() {
        for (Duration off : new Duration[] {Duration.ofSeconds(30), Duration.ofSeconds(-30)}) {
            try (LocalExchangeFixture wrong = new LocalExchangeFixture("", off)) {
                assertThat(failure(wrong.broker::balances).kind()).isEqualTo(Kind.CLOCK_OFF);

                wrong.broker.synchronise();

                assertThat(wrong.broker.venueMillis()).isEqualTo(wrong.clock.millis());
                assertThat(wrong.broker.balances().of("USDT").free()).isEqualByComparingTo("10000");
            }
        }
    }

    @Test
    void tooManyRequestsHasTheTimeToWait() {
        fixture.exchange.faults().failNext(Fault.tooManyRequests(Duration.ofSeconds(7)), ORDER, 1);

        VenueException error = failure(() -> broker.send(BTC, fixture.entry("e1", "1", "101")));

        assertThat(error.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(fixture.exchange.orders()).isEmpty();
    }

    @Test
    void aRejectionIsFinalAndReadsTheFiltersAgain() {
        assertThat(broker.instrument(BTC).filters()).isNotNull();
        VenueException error = failure(() -> broker.send(BTC, fixture.exit("x1", "1")));
        assertThat(error.kind()).isEqualTo(Kind.REJECTED);
        assertThat(error).hasMessageContaining("insufficient balance");

        fixture.exchange.faults().failNext(Fault.unavailableHtml(), "GET /api/v3/exchangeInfo", 1);
        assertThat(failure(() -> broker.instrument(BTC).filters()).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void aDuplicateOrderIsNotARejection() {
        fixture.buyTwo();
        Intent stop = fixture.protection("p1", "1", "96.50", "97.00", null);
        broker.send(BTC, stop);

        VenueException twice = failure(() -> broker.send(BTC, stop));

        assertThat(twice.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(twice).hasMessageContaining("Duplicate order");
        assertThat(broker.openOrders(BTC)).hasSize(1);
    }

    @Test
    void aCancelWithALostResponseHasAnUnknownOutcome() {
        fixture.buyTwo();
        Intent protection = fixture.protection("p1", "1", "96.50", "97.00", "150.00");
        OrderReport stop = Placements.stop(broker.send(BTC, protection)).orElseThrow();
        fixture.exchange.faults().failNext(Fault.unavailableHtml(), "DELETE /api/v3/orderList", 1);

        assertThat(failure(() -> broker.cancel(BTC, stop)).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);

        assertThat(broker.cancel(BTC, stop).isFound()).isTrue();
        assertThat(broker.cancel(BTC, stop).isFound()).isFalse();
    }

    @Test
    void aKeyThatMayWithdrawSendsNothing() {
        ApiKey original = fixture.exchange.apiKey();
        fixture.exchange.replaceApiKey(new ApiKey(original.key(), original.secret(), true, true));

        assertThatThrownBy(broker::synchronise).isInstanceOf(TradingRefusedException.class);
        assertThatThrownBy(() -> broker.send(BTC, fixture.entry("e1", "1", "101")))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessage("no order is sent: the key may withdraw or transfer funds: make one that may only read and"
                        + " trade");
        assertThat(fixture.exchange.orders()).isEmpty();
    }

    @Test
    void aFaultWhileReadingThePermissionsSendsNothingAndIsRetried() {
        fixture.exchange.faults().failNext(Fault.unavailableHtml(), "GET /sapi/v1/account/apiRestrictions", 1);
        Intent entry = fixture.entry("e1", "1", "101");

        assertThat(failure(() -> broker.send(BTC, entry)).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(fixture.exchange.orders()).isEmpty();

        assertThat(Placements.isFilled(broker.send(BTC, entry))).isTrue();
    }

    @Test
    void anUnreachableVenueHasAnUnknownOutcome() {
        VenueBroker orphan = fixture.connect("", Clock.systemUTC());
        fixture.exchange.close();

        assertThat(failure(orphan::synchronise).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    private static VenueException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(VenueException.class, call);
    }
}
