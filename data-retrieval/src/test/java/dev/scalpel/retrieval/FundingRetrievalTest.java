package dev.scalpel.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.FundingReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FundingRetrievalTest {

    private static final InstrumentId BTC = new InstrumentId("binance-usdm", Symbol.parse("BTC/USDT"));
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:30Z");
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);
    private static final Deadline FAR = Deadline.in(Duration.ofHours(1), Clock.systemUTC());

    private final StoredFunding store = new StoredFunding(new MemoryStore());
    private final Venue venue = new Venue();
    private final FundingRetrieval retrieval = retrieval(Optional.of(venue));

    @Test
    void theFirstCallStoresTheHistoryPageByPage() {
        retrieval.catchUp(List.of(BTC), NOW, FAR);

        // 2 days before 12:00:30 the next funding is that of 16:00; then every 8 hours up to 08:00 today.
        assertThat(store.readAll(BTC)).hasSize(6);
        assertThat(store.readAll(BTC).get(0).time())
                .isEqualTo(Instant.parse("2026-11-18T16:00:00Z").toEpochMilli());
        assertThat(venue.requested).hasSize(4);
    }

    @Test
    void aLaterCallContinuesAfterTheLastStoredFunding() {
        retrieval.catchUp(List.of(BTC), NOW, FAR);
        venue.requested.clear();
        retrieval(Optional.of(venue)).catchUp(List.of(BTC), NOW.plus(EIGHT_HOURS), FAR);
        assertThat(venue.requested)
                .containsExactly(Instant.parse("2026-11-20T08:01:00Z").toEpochMilli());
        assertThat(store.readAll(BTC)).hasSize(7);
    }

    @Test
    void aProcessReadsAtMostOnceInAQuarterOfAnHour() {
        retrieval.catchUp(List.of(BTC), NOW, FAR);
        int requests = venue.requested.size();
        retrieval.catchUp(List.of(BTC), NOW.plus(Duration.ofMinutes(15)).minusMillis(1), FAR);
        assertThat(venue.requested).hasSize(requests);
        retrieval.catchUp(List.of(BTC), NOW.plus(Duration.ofMinutes(15)), FAR);
        assertThat(venue.requested).hasSize(requests + 1);
    }

    @Test
    void aFailureIsExplainedAndReadAgainAtOnce() {
        venue.fails = true;
        assertThatThrownBy(() -> retrieval.catchUp(List.of(BTC), NOW, FAR))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("the fundings of BTC/USDT");
        venue.fails = false;
        retrieval.catchUp(List.of(BTC), NOW, FAR);
        assertThat(store.readAll(BTC)).hasSize(6);
    }

    @Test
    void aVenueWithoutPerpetualsHasNoFundings() {
        retrieval(Optional.empty()).catchUp(List.of(BTC), NOW, FAR);
        assertThat(store.readAll(BTC)).isEmpty();
    }

    @Test
    void aPeriodIsReadPageByPageWhateverIsStoredOfIt() {
        store.append(BTC, List.of(new FundingRate(at("2026-11-19T08:00:00Z"), new BigDecimal("0.0001"))));
        assertThat(fill(venue, "2026-11-18T00:00:00Z", "2026-11-20T08:00:00Z")).isEqualTo(6);
        assertThat(store.readAll(BTC)).hasSize(7);
        assertThat(venue.requested).hasSize(4);
    }

    /** Otherwise there would be a request for each minute of the period. */
    @Test
    void aVenueThatListsTheSameFundingsAgainAndAgainEndsTheRead() {
        List<Long> requested = new ArrayList<>();
        FundingReader stuck = new FundingReader() {
            @Override
            public int pageSize() {
                return 2;
            }

            @Override
            public List<FundingRate> read(Symbol symbol, long fromMillis, int rows) {
                requested.add(fromMillis);
                return List.of(new FundingRate(at("2026-11-18T08:00:00Z"), new BigDecimal("0.0001")));
            }
        };
        assertThat(fill(stuck, "2026-11-18T00:00:00Z", "2026-11-20T00:00:00Z")).isEqualTo(1);
        assertThat(requested).hasSize(2);
    }

    private long fill(FundingReader reader, String from, String to) {
        return FundingRetrieval.fill(
                new VenueErrors("binance-usdm", failure -> Optional.empty()), reader, store, BTC, at(from), at(to));
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private FundingRetrieval retrieval(Optional<FundingReader> reader) {
        return new FundingRetrieval(
                new VenueErrors("binance-usdm", failure -> Optional.empty()), reader, store, Duration.ofDays(2));
    }

    /** Settles a funding every eight hours and lists two per page, those of the future too late by nothing. */
    private static final class Venue implements FundingReader {

        private final List<Long> requested = new ArrayList<>();
        private boolean fails;

        @Override
        public int pageSize() {
            return 2;
        }

        @Override
        public List<FundingRate> read(Symbol symbol, long fromMillis, int rows) throws IOException {
            if (fails) {
                throw new IOException("the line is down");
            }
            requested.add(fromMillis);
            long step = EIGHT_HOURS.toMillis();
            long end = requested.get(0) > NOW.minus(Duration.ofDays(1)).toEpochMilli()
                    ? NOW.plus(EIGHT_HOURS).toEpochMilli()
                    : NOW.toEpochMilli();
            return LongStream.iterate((fromMillis + step - 1) / step * step, time -> time <= end, time -> time + step)
                    .limit(rows)
                    .mapToObj(time -> new FundingRate(time, new BigDecimal("0.0001")))
                    .toList();
        }
    }
}
