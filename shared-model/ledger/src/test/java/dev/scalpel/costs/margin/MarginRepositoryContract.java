package dev.scalpel.costs.margin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.costs.FeeAccount;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Race;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link MarginRepository}, which every implementation must pass. */
abstract class MarginRepositoryContract {

    private static final InstrumentId BTC = InstrumentId.parse("binance-usdm/BTC-USDT");
    private static final InstrumentId ELSEWHERE = InstrumentId.parse("sample/BTC-USDT");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private MarginRepository margins;

    /** A new client of the same documents at each call within a test, like another process; it is empty at first. */
    protected abstract MarginRepository open();

    @BeforeEach
    void openOne() {
        margins = open();
    }

    @Test
    void whatWasNeverReadIsAbsent() {
        assertThat(margins.read(BTC)).isEmpty();
    }

    @Test
    void theTermsOfEveryAccountAreReadBackByAnotherClient() {
        margins.change(BTC, document -> document.withTerms(FeeAccount.REAL, SampleTerms.at(7), NOON));
        MarginDocument written = margins.change(
                BTC, document -> document.withTerms(FeeAccount.TESTNET, SampleTerms.of(1, "0.02"), NOON));

        assertThat(open().read(BTC)).contains(written);
        assertThat(written.newest(FeeAccount.REAL).orElseThrow().terms()).isEqualTo(SampleTerms.at(1));
        assertThat(written.newest(FeeAccount.TESTNET).orElseThrow().terms()).isEqualTo(SampleTerms.of(1, "0.02"));
        assertThat(open().read(ELSEWHERE)).isEmpty();
    }

    @Test
    void noTermsAreLostInARace() {
        Race.of(3, writer -> {
            FeeAccount own = List.of(FeeAccount.values()).get(writer);
            MarginRepository client = open();
            for (int hour = 0; hour < 3; hour++) {
                Instant time = NOON.plusSeconds(3_600L * hour + writer);
                String fee = "0.0" + (hour + 1);
                client.change(BTC, document -> document.withTerms(own, SampleTerms.of(1, fee), time));
            }
        });

        assertThat(margins.read(BTC).orElseThrow().versions()).hasSize(9);
    }
}
