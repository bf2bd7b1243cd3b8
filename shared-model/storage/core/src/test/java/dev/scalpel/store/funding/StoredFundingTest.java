package dev.scalpel.store.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.local.MemoryStore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract in memory and in a directory, and what the stored text looks like. */
class StoredFundingTest {

    private static final InstrumentId ADA = InstrumentId.parse("binance-usdm/ADA-USDT");
    private static final String KEY = "funding/binance-usdm/ADA-USDT/2025-06.csv";

    private final MemoryStore store = new MemoryStore();

    @Nested
    class InMemory extends FundingRepositoryContract {

        @Override
        protected FundingRepository open() {
            return new StoredFunding(store);
        }
    }

    @Nested
    class InADirectory extends FundingRepositoryContract {

        @TempDir
        Path folder;

        @Override
        protected FundingRepository open() {
            return new StoredFunding(new DirectoryStore(folder.resolve("store"), Durability.NONE));
        }
    }

    @Test
    void aMonthIsATableOfTimesAndRates() {
        new StoredFunding(store)
                .append(ADA, List.of(new FundingRate(1749340800000L, new BigDecimal("-1.999E-5")), rate("0.00010")));

        assertThat(new String(store.get(KEY).orElseThrow().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("timestamp,rate\n1749340800000,-0.00001999\n1749369600000,0.0001\n");
    }

    @Test
    void whatIsStoredAlreadyIsNotWrittenAgain() {
        StoredFunding funding = new StoredFunding(store);
        funding.append(ADA, List.of(rate("0.0001")));
        Object before = store.get(KEY).orElseThrow().etag();

        new StoredFunding(store).append(ADA, List.of(rate("0.0001")));
        assertThat(store.get(KEY).orElseThrow().etag()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "'time,rate\n', 'must begin with the line timestamp,rate and end with a line feed'",
        "'timestamp,rate\n60000,0.1', 'must begin with the line timestamp,rate and end with a line feed'",
        "'timestamp,rate\n60000,0.1,3\n', 'row 2: must have 2 cells: 60000,0.1,3'",
        "'timestamp,rate\n60001,0.1\n', 'row 2: the time of a funding must be a full minute: 60001: 60001,0.1'",
        "'timestamp,rate\n60000,0.1\n60000,0.1\n', 'row 3: times must rise: 60000,0.1'",
        "'timestamp,rate\n60000,0.11\n', 'row 2: a funding rate must lie in [-0.1, 0.1]: 0.11: 60000,0.11'"
    })
    void aMalformedTableIsRefusedByItsRow(String text, String message) {
        store.putIfAbsent(KEY, text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new StoredFunding(store).readAll(ADA))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(KEY)
                .hasMessageContaining(message);
    }

    private static FundingRate rate(String rate) {
        return new FundingRate(1749369600000L, new BigDecimal(rate));
    }
}
