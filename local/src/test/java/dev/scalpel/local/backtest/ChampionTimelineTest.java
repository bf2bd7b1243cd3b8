package dev.scalpel.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which champion a backtest follows at which time. */
class ChampionTimelineTest {

    private static final InstrumentId ETH = new InstrumentId("binance", Symbol.parse("ETH/USDT"));
    private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final String MODEL = "20260601T000000Z-0123456789ab";

    private final MemoryStore store = new MemoryStore();
    private final ChampionRegistry registry = new ChampionRegistry(store);

    @Test
    void aModelDecidesFromItsPromotionOnUntilItIsReplacedOrExpires() {
        promote(FIRST, Optional.of(MODEL));
        promote(FIRST.plus(Duration.ofDays(3)), Optional.empty());
        promote(FIRST.plus(Duration.ofDays(4)), Optional.of("20260605T000000Z-0123456789ab"));

        assertThat(at(FIRST.minusMillis(1)))
                .isEqualTo(new ChampionStatus.Flat("no champion is known at 2026-05-31T23:59:59.999Z"));
        assertThat(((ChampionStatus.Refused) at(FIRST)).reason())
                .as("it is that model, whose files the store does not have")
                .contains(MODEL);
        assertThat(at(FIRST.plus(Duration.ofDays(3))))
                .isEqualTo(new ChampionStatus.Flat("the champion is flat since 2026-06-04T00:00:00Z"));
        assertThat(((ChampionStatus.Refused) at(FIRST.plus(Duration.ofDays(11)).minusMillis(1))).reason())
                .contains("20260605T000000Z");
        assertThat(at(FIRST.plus(Duration.ofDays(11))))
                .isEqualTo(new ChampionStatus.Flat("20260605T000000Z-0123456789ab expired at 2026-06-12T00:00:00Z"));
    }

    @Test
    void whetherThereIsSomethingToFollow() {
        assertThat(timeline().hasModelBefore(ETH, FIRST)).isFalse();
        promote(FIRST, Optional.of(MODEL));
        assertThat(timeline().hasModelBefore(ETH, FIRST)).isFalse();
        assertThat(timeline().hasModelBefore(ETH, FIRST.plusMillis(1))).isTrue();
    }

    private ChampionStatus at(Instant time) {
        return timeline().of(ETH, time);
    }

    private ChampionTimeline timeline() {
        return new ChampionTimeline(store, instrument -> Costs.FREE, LIFETIME);
    }

    private void promote(Instant at, Optional<String> model) {
        registry.rollback(ETH, new Champion.Step(at, model, "a test", Map.of()), LIFETIME);
    }
}
