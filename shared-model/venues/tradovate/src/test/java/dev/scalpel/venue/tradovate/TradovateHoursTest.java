package dev.scalpel.venue.tradovate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.trading.Broker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Friday after the close. */
class TradovateHoursTest extends TradovateRig {

    TradovateHoursTest() {
        super(Instant.parse("2026-11-20T21:59:30Z"));
    }

    @Test
    void anOrderAfterTheCloseIsRefusedAndTheMarketIsSaidToBeClosed() {
        Broker broker = ready();
        assertThat(broker.instrumentNow(TradovateStandIn.ES).status()).isEqualTo(MarketStatus.OPEN);
        venue.advance(Duration.ofSeconds(90));
        assertThat(venue.clock().instant()).isEqualTo("2026-11-20T22:01:00Z");
        assertThat(kind(() -> broker.send(TradovateStandIn.ES, entry("e1", OrderSide.BUY, 1))))
                .isEqualTo(Kind.MARKET_CLOSED);
        assertThat(broker.instrumentNow(TradovateStandIn.ES).status()).isEqualTo(MarketStatus.CLOSED);
        assertThat(venue.acceptedOrders()).isZero();
    }
}
