package dev.scalpel.store.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.Race;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link BarRepository}, which every implementation must pass. */
public abstract class BarRepositoryContract {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final long MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z").toEpochMilli();

    private BarRepository repository;

    /** A new client of the same bars at each call within a test, like another process; there are none at first. */
    protected abstract BarRepository open();

    @BeforeEach
    void openOne() {
        repository = open();
    }

    @Test
    void readsBackWhatWasAppendedAcrossMidnight() {
        BarSeries bars = bars(-3, 3, 100);

        assertThat(repository.append(BTC, bars)).isEqualTo(new AppendResult(6, 0, 0));

        assertThat(repository.readAll(BTC)).isEqualTo(bars);
        assertThat(repository.read(BTC, minute(-1), minute(2))).isEqualTo(bars.slice(2, 5));
        assertThat(repository.tail(BTC, minute(2), 4)).isEqualTo(bars.slice(1, 5));
        assertThat(repository.lastOpenTime(BTC)).hasValue(minute(2));
        assertThat(repository.storedDays(BTC)).containsExactly(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21));
    }

    @Test
    void hasNoBarsBeforeTheFirstAppendOfASymbol() {
        repository.append(ETH, bars(0, 1, 100));

        assertThat(repository.append(BTC, BarSeries.empty())).isEqualTo(AppendResult.NOTHING);
        assertThat(repository.readAll(BTC).isEmpty()).isTrue();
        assertThat(repository.read(BTC, minute(0), minute(9)).isEmpty()).isTrue();
        assertThat(repository.lastOpenTime(BTC)).isEmpty();
        assertThat(repository.storedDays(BTC)).isEmpty();
    }

    @Test
    void aRecentReadSeesTheNewestBarsAtOnceAndThoseOfAPastDayWithinTheTimeOfARecheck() {
        BarRepository writer = open();
        writer.append(BTC, bars(-3, 0, 100));
        writer.append(BTC, bars(60, 61, 100));
        long from = minute(-4);
        assertThat(repository.readRecent(BTC, from, minute(61), minute(61)).size())
                .isEqualTo(4);

        writer.append(BTC, bars(61, 62, 100));
        assertThat(repository.readRecent(BTC, from, minute(62), minute(62)).size())
                .isEqualTo(5);

        writer.append(BTC, bars(-4, -3, 100));
        long later = minute(62 + BarRepository.RECHECK_MINUTES);
        assertThat(repository.readRecent(BTC, from, minute(62), later)).isEqualTo(writer.read(BTC, from, minute(62)));
    }

    /** A retrieval that was late still completes the day before. */
    @Test
    void aRecentReadSeesTheEndOfYesterdayAtOnceInTheFirstHour() {
        BarRepository writer = open();
        writer.append(BTC, bars(-3, -1, 100));
        assertThat(repository.readRecent(BTC, minute(-3), minute(1), minute(1)).size())
                .isEqualTo(2);

        writer.append(BTC, bars(-1, 1, 100));

        assertThat(repository.readRecent(BTC, minute(-3), minute(1), minute(1)).size())
                .isEqualTo(4);
    }

    @Test
    void anAbsentMinuteIsAGapUntilItIsAppended() {
        repository.append(BTC, bars(0, 2, 100));
        repository.append(BTC, bars(5, 7, 100));
        assertThat(repository.readAll(BTC).gaps()).hasSize(1);

        repository.append(BTC, bars(2, 5, 100));

        assertThat(repository.readAll(BTC)).isEqualTo(bars(0, 7, 100));
    }

    @Test
    void countsNewUnchangedAndChangedRowsAndKeepsTheNewerBar() {
        repository.append(BTC, bars(0, 4, 100));
        BarSeries newer = bars(2, 3, 100).join(bars(3, 6, 200));

        assertThat(repository.append(BTC, newer)).isEqualTo(new AppendResult(2, 1, 1));

        assertThat(open().readAll(BTC)).isEqualTo(bars(0, 3, 100).join(bars(3, 6, 200)));
    }

    @Test
    void aRepeatedAppendChangesNothing() {
        repository.append(BTC, bars(0, 3, 100));

        assertThat(repository.append(BTC, bars(2, 3, 100))).isEqualTo(new AppendResult(0, 1, 0));
        assertThat(open().append(BTC, bars(0, 3, 100))).isEqualTo(new AppendResult(0, 3, 0));

        assertThat(open().readAll(BTC)).isEqualTo(bars(0, 3, 100));
    }

    @Test
    void readsBarsThatAnotherWriterAppended() {
        BarRepository other = open();
        other.append(BTC, bars(0, 3, 100));
        assertThat(repository.readAll(BTC)).isEqualTo(bars(0, 3, 100));

        other.append(BTC, bars(3, 5, 100));

        assertThat(repository.readAll(BTC)).isEqualTo(bars(0, 5, 100));
    }

    @Test
    void readsBarsThatAnotherWriterReplaced() {
        BarRepository other = open();
        other.append(BTC, bars(0, 3, 100));
        repository.readAll(BTC);

        other.append(BTC, bars(1, 4, 200));

        assertThat(repository.readAll(BTC)).isEqualTo(bars(0, 1, 100).join(bars(1, 4, 200)));
    }

    @Test
    void appendsToWhatAnotherWriterAppendedMeanwhile() {
        repository.append(BTC, bars(0, 2, 100));
        open().append(BTC, bars(2, 4, 100));

        assertThat(repository.append(BTC, bars(3, 5, 100))).isEqualTo(new AppendResult(1, 1, 0));

        assertThat(repository.readAll(BTC)).isEqualTo(bars(0, 5, 100));
    }

    @Test
    void losesNothingWhenWritersOfOverlappingMinutesRace() {
        Race.of(4, writer -> {
            BarRepository own = open();
            for (int i = 0; i < 20; i++) {
                own.append(BTC, bars(writer * 10 + i, writer * 10 + i + 3, 100));
            }
        });

        assertThat(repository.readAll(BTC)).isEqualTo(bars(0, 52, 100));
    }

    /** One bar a minute, {@code from} inclusive to {@code to} exclusive, counted from midnight. */
    private static BarSeries bars(int from, int to, double price) {
        return BarSeries.of(IntStream.range(from, to)
                .mapToObj(i -> new Bar(minute(i), price, price + 1, price - 1, price, 2, 3, 1))
                .toList());
    }

    private static long minute(int fromMidnight) {
        return Minutes.plus(MIDNIGHT, fromMidnight);
    }
}
