package dev.scalpel.execution.venue;

import static dev.scalpel.execution.transition.TradeFixture.ETH;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.transition.TradeFixture;
import dev.scalpel.venue.trading.margin.MarginPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the account's state asks of a venue about margin. */
class MarginReadTest {

    private final FakeVenue venue = new FakeVenue();
    private final VenueExecutionEngine engine = new VenueExecutionEngine(
            TradeFixture.config(),
            new EntryDecider(0, TradeFixture.config()::sides),
            venue,
            new VenueTimeSync(venue));

    @Test
    void aVenueWithoutMarginGetsNoRequest() {
        assertThat(engine.margins(List.of(ETH), TradeFixture.invocation(NOW))).isEmpty();
        assertThat(venue.requested).isEmpty();
    }

    @Test
    void onlySymbolsWithAPositionAreRequested() {
        venue.shorting = true;
        venue.margin = Optional.of(MarginPosition.NONE);

        assertThat(engine.margins(List.of(), TradeFixture.invocation(NOW))).isEmpty();
        assertThat(venue.requested).isEmpty();
        assertThat(engine.margins(List.of(ETH), TradeFixture.invocation(NOW)))
                .isEqualTo(Map.of(ETH, MarginPosition.NONE));
        assertThat(venue.requested).contains("margin of ETH/USDT").hasSizeLessThanOrEqualTo(2);
    }
}
