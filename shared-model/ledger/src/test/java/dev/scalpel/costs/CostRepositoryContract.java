package dev.scalpel.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Race;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link CostRepository}, which every implementation must pass. */
abstract class CostRepositoryContract {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ELSEWHERE = InstrumentId.parse("kraken/BTC-USDT");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private CostRepository costs;

    /** A new client of the same costs at each call within a test, like another process; it is empty at first. */
    protected abstract CostRepository open();

    @BeforeEach
    void openOne() {
        costs = open();
    }

    @Test
    void whatWasNeverMeasuredIsAbsent() {
        assertThat(costs.read(BTC)).isEmpty();
    }

    @Test
    void everyMeasurementIsReadBackByAnotherClient() {
        CostDocument written = costs.change(
                BTC,
                document -> document.withCommission(FeeAccount.REAL, commission("0.00075", Optional.of("BNB")), NOON)
                        .withSpread(new SpreadDay(LocalDate.parse("2026-11-19"), 1440, 0.0000123))
                        .withProbe(probe(NOON)));

        assertThat(open().read(BTC)).contains(written);
        assertThat(written.sampledSince()).contains(LocalDate.parse("2026-11-19"));
        assertThat(open().read(ELSEWHERE)).isEmpty();
    }

    @Test
    void aChangeAppliesToWhatIsStoredNow() {
        costs.change(BTC, document -> document.withProbe(probe(NOON)));
        open().change(BTC, document -> document.withProbe(probe(NOON.plusSeconds(1))));

        assertThat(costs.read(BTC).orElseThrow().probes()).hasSize(2);
    }

    @Test
    void noMeasurementIsLostInARace() {
        Race.of(4, writer -> {
            CostRepository own = open();
            for (int i = 0; i < 5; i++) {
                Instant time = NOON.plusSeconds(10L * i + writer);
                own.change(BTC, document -> document.withProbe(probe(time)));
            }
        });

        assertThat(costs.read(BTC).orElseThrow().probes()).hasSize(20);
    }

    private static AccountFee commission(String rate, Optional<String> paidIn) {
        return new AccountFee(new BigDecimal(rate), new BigDecimal(rate), paidIn);
    }

    private static DepthProbe probe(Instant time) {
        TreeMap<BigDecimal, Double> rates = new TreeMap<>();
        rates.put(new BigDecimal("1000"), 0.0);
        rates.put(new BigDecimal("10000"), 0.0000071);
        return new DepthProbe(time, rates);
    }
}
