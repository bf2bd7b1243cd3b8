package dev.scalpel.learning.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Sha256;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.store.StoreKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarHashesTest {

    private static final InstrumentId INSTRUMENT = new InstrumentId("binance", TwoPairMarket.TRADED);
    private static final BarSeries BARS =
            SyntheticMarket.of(TwoPairMarket.market(Edge.none(), 4, 5)).bars(TwoPairMarket.TRADED);
    private static final int DAY = (int) Minutes.PER_DAY;

    @Test
    void aDaysHashIsThatOfItsStoredObject() {
        BarSeries first = BARS.slice(0, DAY);

        assertThat(BarHashes.of(INSTRUMENT, BARS))
                .hasSize(4)
                .containsEntry(key(first), Sha256.hex(BarCsv.write(first)));
    }

    @Test
    void rememberedDaysHaveTheSameHashesAgain() {
        BarHashes hashes = new BarHashes();
        Map<String, String> night = hashes.hashes(INSTRUMENT, BARS.slice(0, 3 * DAY));

        Map<String, String> next = hashes.hashes(INSTRUMENT, BARS);

        assertThat(next).containsAllEntriesOf(night).isEqualTo(BarHashes.of(INSTRUMENT, BARS));
    }

    /** A venue corrects a bar of the past, and an import adds what was absent. */
    @Test
    void aRememberedDayWhoseBarsHaveChangedIsHashedAgain() {
        BarHashes hashes = new BarHashes();
        Map<String, String> before = hashes.hashes(INSTRUMENT, BARS);
        Bar bar = BARS.bar(DAY + 7);
        BarSeries corrected = BARS.merge(BarSeries.of(new Bar(
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume() + 1,
                bar.trades(),
                bar.takerBuyVolume())));

        Map<String, String> after = hashes.hashes(INSTRUMENT, corrected);

        assertThat(after).isEqualTo(BarHashes.of(INSTRUMENT, corrected));
        assertThat(after.keySet().stream().filter(key -> !after.get(key).equals(before.get(key))))
                .containsExactly(key(BARS.slice(DAY, 2 * DAY)));
    }

    @Test
    void aPartOfARememberedDayHasAHashOfItsOwn() {
        BarHashes hashes = new BarHashes();
        Map<String, String> whole = hashes.hashes(INSTRUMENT, BARS);
        BarSeries part = BARS.slice(10, BARS.size());

        Map<String, String> found = hashes.hashes(INSTRUMENT, part);

        assertThat(found.get(key(part))).isNotEqualTo(whole.get(key(part)));
        assertThat(found).isEqualTo(BarHashes.of(INSTRUMENT, part));
    }

    private static String key(BarSeries day) {
        return StoreKeys.bars(
                INSTRUMENT, LocalDate.ofInstant(Instant.ofEpochMilli(day.firstOpenTime()), ZoneOffset.UTC));
    }
}
