package dev.scalpel.store.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Race;
import dev.scalpel.store.bars.AppendResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link FundingRepository}, which every implementation must pass. */
public abstract class FundingRepositoryContract {

    private static final InstrumentId BTC = InstrumentId.parse("binance-usdm/BTC-USDT");
    private static final InstrumentId ELSEWHERE = InstrumentId.parse("elsewhere/BTC-USDT");
    private static final long JUNE = Instant.parse("2025-06-01T00:00:00Z").toEpochMilli();
    private static final long EIGHT_HOURS = 8 * 3_600_000L;

    private FundingRepository funding;

    /** A new client of the same rates at each call within a test, like another process; it is empty at first. */
    protected abstract FundingRepository open();

    @BeforeEach
    void openOne() {
        funding = open();
    }

    @Test
    void whatWasAppendedIsReadInOrderByAnotherClient() {
        AppendResult result = funding.append(BTC, List.of(rate(1, "0.0001"), rate(-1, "-0.00005"), rate(0, "0")));

        assertThat(result).isEqualTo(new AppendResult(3, 0, 0));
        assertThat(open().readAll(BTC)).containsExactly(rate(-1, "-0.00005"), rate(0, "0"), rate(1, "0.0001"));
        assertThat(open().lastTime(BTC)).hasValue(JUNE + EIGHT_HOURS);
    }

    @Test
    void aRangeIncludesItsBeginningAndNotItsEnd() {
        funding.append(
                BTC,
                IntStream.range(-100, 100).mapToObj(at -> rate(at, "0.0001")).toList());

        assertThat(open().read(BTC, JUNE - EIGHT_HOURS, JUNE + EIGHT_HOURS))
                .containsExactly(rate(-1, "0.0001"), rate(0, "0.0001"));
        assertThat(funding.read(BTC, JUNE - EIGHT_HOURS + 1, JUNE)).isEmpty();
        assertThat(funding.read(BTC, JUNE, JUNE)).isEmpty();
        assertThat(funding.read(BTC, 0, Instant.parse("2026-01-01T00:00:00Z").toEpochMilli()))
                .hasSize(200);
    }

    @Test
    void aRateIsNeverStoredTwiceAndANewOneReplacesIt() {
        funding.append(BTC, List.of(rate(0, "0.0001"), rate(1, "0.0002")));

        assertThat(funding.append(BTC, List.of(rate(0, "0.00010")))).isEqualTo(new AppendResult(0, 1, 0));
        assertThat(open().append(BTC, List.of(rate(0, "0.0001"), rate(1, "0.0003"), rate(2, "0.0004"))))
                .isEqualTo(new AppendResult(1, 1, 1));
        assertThat(funding.readAll(BTC)).containsExactly(rate(0, "0.0001"), rate(1, "0.0003"), rate(2, "0.0004"));
    }

    @Test
    void anInstrumentWithoutRatesHasNone() {
        funding.append(BTC, List.of(rate(0, "0.0001")));

        assertThat(funding.append(BTC, List.of())).isEqualTo(AppendResult.NOTHING);
        assertThat(funding.readAll(ELSEWHERE)).isEmpty();
        assertThat(funding.read(ELSEWHERE, 0, JUNE * 2)).isEmpty();
        assertThat(funding.lastTime(ELSEWHERE)).isEmpty();
    }

    @Test
    void twoRatesOfOneMinuteAreRefused() {
        assertThatThrownBy(() -> funding.append(BTC, List.of(rate(0, "0.0001"), rate(0, "0.0002"))))
                .hasMessageStartingWith("two funding rates of binance-usdm/BTC-USDT are of one minute: ");
        assertThat(open().readAll(BTC)).isEmpty();
    }

    @Test
    void noRateIsLostInARace() {
        Race.of(4, writer -> {
            FundingRepository own = open();
            for (int i = 0; i < 5; i++) {
                own.append(BTC, List.of(rate(4 * i + writer, "0.0001")));
            }
        });

        assertThat(funding.readAll(BTC)).hasSize(20);
    }

    private static FundingRate rate(int number, String rate) {
        return new FundingRate(JUNE + number * EIGHT_HOURS, new BigDecimal(rate));
    }
}
