package dev.scalpel.store.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.AppendResult;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredPricesTest {

    private static final InstrumentId BTC = new InstrumentId("binance-usdm", Symbol.parse("BTC/USDT"));
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final long MIDNIGHT = 1_780_272_000_000L;
    private static final PriceBar FIRST = new PriceBar(MIDNIGHT, 0.1, 0.3, 0.05, 1.0 / 7);

    private final MemoryStore store = new MemoryStore();
    private final StoredPrices marks = new StoredPrices(store, PriceSeries.MARK);

    @Test
    void whatIsAddedIsMergedByMinuteAndEveryDoubleStaysWhatItWas() {
        PriceBar second = new PriceBar(MIDNIGHT + 60_000, 5e-9, 5e-9, 5e-9, 5e-9);
        PriceBar tomorrow = new PriceBar(MIDNIGHT + 86_400_000, 1, 1, 1, 1);
        assertThat(marks.append(BTC, List.of(tomorrow, second, FIRST))).isEqualTo(new AppendResult(3, 0, 0));
        assertThat(marks.append(BTC, List.of(FIRST))).isEqualTo(new AppendResult(0, 1, 0));
        PriceBar corrected = new PriceBar(MIDNIGHT, 0.1, 0.4, 0.05, 0.2);
        assertThat(marks.append(BTC, List.of(corrected))).isEqualTo(new AppendResult(0, 0, 1));

        assertThat(marks.read(BTC, DAY)).containsExactly(corrected, second);
        assertThat(marks.read(BTC, DAY.plusDays(1))).containsExactly(tomorrow);
        assertThat(new StoredPrices(store, PriceSeries.PREMIUM).read(BTC, DAY)).isEmpty();
        assertThat(store.list("marks/")).hasSize(2);
    }

    @Test
    void aBarOfAnotherSeriesIsRefusedAndNothingIsStored() {
        PriceBar negative = new PriceBar(MIDNIGHT, -0.1, 0.3, -0.2, 0.1);
        assertThatThrownBy(() -> marks.append(BTC, List.of(FIRST, negative)))
                .hasMessage("a mark price must be finite and above 0: -0.2");
        assertThat(store.list("")).isEmpty();
        PriceBar percent = new PriceBar(MIDNIGHT, 1, 2, 1, 1);
        assertThatThrownBy(() -> new StoredPrices(store, PriceSeries.PREMIUM).append(BTC, List.of(percent)))
                .hasMessage("a premium must be a share between -1 and 1: 1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1,1,1,1\\n|must begin with the line timestamp",
                "timestamp,open,high,low,close\\n60000,1,1,1\\n|row 2: must have 5 cells",
                "timestamp,open,high,low,close\\n60001,1,1,1,1\\n|row 2: the time of a bar must be a full minute",
                "timestamp,open,high,low,close\\n60000,3,2,1,1\\n|row 2: open and close must lie between low and high",
                "timestamp,open,high,low,close\\n60000,1,1,1,x\\n|row 2: For input string",
                "timestamp,open,high,low,close\\n60000,1,1,1,1\\n60000,1,1,1,1\\n|row 3: times must rise",
                "timestamp,open,high,low,close\\n60000,1,1,1,1|end with a line feed"
            })
    void aDamagedDayIsNamedWithItsRow(String text, String message) {
        String key = StoreKeys.prices(PriceSeries.MARK, BTC, DAY);
        store.putIfAbsent(key, text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> marks.read(BTC, DAY))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(message);
    }
}
