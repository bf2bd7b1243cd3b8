package dev.scalpel.retrieval;

import static dev.scalpel.retrieval.TestMarket.BTC;
import static dev.scalpel.retrieval.TestMarket.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.market.Bar;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function against an exchange that lists a closed minute late. BTC has a trade in each of these minutes. */
class LateListingTest {

    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);

    private static final long OPENED = OPENING.toEpochMilli();
    private static final long NEWEST = Minutes.plus(OPENED, -1);

    private final TestMarket market = new TestMarket();
    private final LateListingExchange venue = new LateListingExchange(market.exchange.uri());
    private final MemoryStore store = new MemoryStore();
    private final StoredBars archive = new StoredBars(store);
    private Dispatcher function;

    @BeforeEach
    void start() {
        String yaml = "symbols: {BTC/USDT: 0.4}\nretrieval: {historyDays: 60}\nvenueConnection: {address: \""
                + venue.address() + "\"}\n";
        Settings settings = SettingsReader.fromText("test", yaml, Map.of()).settings();
        function = RetrievalFunction.create(settings, store, market.clock, (name, action, failure) -> {});
    }

    @AfterEach
    void stop() {
        venue.close();
        market.close();
    }

    @Test
    void aClosedMinuteThatIsNotListedYetIsNotInvented() {
        venue.hide(minute -> minute >= NEWEST);
        JsonNode answer = call();
        assertThat(archive.lastOpenTime(BTC_ID)).hasValue(Minutes.plus(NEWEST, -1));
        assertThat(answer.path("chained").asBoolean()).isFalse();

        venue.hide(minute -> false);
        market.clock.advance(Duration.ofSeconds(5));
        assertThat(call().path("chained").asBoolean()).isTrue();
        assertThat(stored(NEWEST)).isEqualTo(listed(NEWEST));
    }

    @Test
    void aMinuteThatIsListedAfterALaterOneIsReadAgainOnceAndCorrected() {
        venue.hide(minute -> minute == NEWEST);
        call();
        assertThat(stored(NEWEST))
                .isEqualTo(Bar.quiet(NEWEST, listed(Minutes.plus(NEWEST, -1)).close()));

        venue.hide(minute -> false);
        callEachMinute(20);

        assertThat(stored(NEWEST)).isEqualTo(listed(NEWEST));
        assertThat(venue.requestsFrom("BTCUSDT", NEWEST)).isEqualTo(1);
    }

    @Test
    void aQuietMinuteAfterACorrectedOneTakesItsClose() {
        long after = OPENED;
        venue.hide(minute -> minute == NEWEST || minute == after);
        call();
        callEachMinute(2);
        assertThat(stored(after))
                .isEqualTo(Bar.quiet(after, listed(Minutes.plus(NEWEST, -1)).close()));

        venue.hide(minute -> minute == after);
        callEachMinute(20);

        assertThat(stored(NEWEST)).isEqualTo(listed(NEWEST));
        assertThat(stored(after)).isEqualTo(Bar.quiet(after, listed(NEWEST).close()));
        assertThat(venue.requestsFrom("BTCUSDT", after)).isEqualTo(1);
    }

    @Test
    void whatWasMissedForHoursIsCorrectedTooAndNothingOlderIsReadAgain() {
        venue.hide(minute -> minute == NEWEST);
        call();
        venue.hide(minute -> false);
        market.clock.advance(Duration.ofHours(3));
        call();
        assertThat(stored(NEWEST)).isEqualTo(listed(NEWEST));
    }

    private void callEachMinute(int minutes) {
        for (int i = 0; i < minutes; i++) {
            market.clock.advance(Duration.ofMinutes(1));
            call();
        }
    }

    private JsonNode call() {
        return function.answer("{}", Deadline.in(Duration.ofMinutes(5), market.clock));
    }

    private Bar stored(long minute) {
        return archive.read(BTC_ID, minute, Minutes.plus(minute, 1)).bar(0);
    }

    private Bar listed(long minute) {
        return market.listed(BTC).between(minute, Minutes.plus(minute, 1)).bar(0);
    }
}
