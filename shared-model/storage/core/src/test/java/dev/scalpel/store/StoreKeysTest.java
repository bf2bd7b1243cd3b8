package dev.scalpel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreKeysTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Test
    void everyKeyHasItsDocumentedLayout() {
        assertThat(StoreKeys.bars(BTC, DAY)).isEqualTo("bars/binance/BTC-USDT/2026-11-21.csv");
        assertThat(StoreKeys.shardTrigger("shard-0")).isEqualTo("chain/shard-0.json");
        assertThat(StoreKeys.model(BTC, "20261121T0100-ab12", "manifest.json"))
                .isEqualTo("models/binance/BTC-USDT/20261121T0100-ab12/manifest.json");
        assertThat(StoreKeys.champion(BTC)).isEqualTo("models/binance/BTC-USDT/champion.json");
        assertThat(StoreKeys.tuning(BTC, DAY, "trial-007.json"))
                .isEqualTo("tuning/binance/BTC-USDT/2026-11-21/trial-007.json");
        assertThat(StoreKeys.state(BTC)).isEqualTo("state/binance/BTC-USDT.json");
        assertThat(StoreKeys.decisions(BTC, DAY)).isEqualTo("decisions/binance/BTC-USDT/2026-11-21.csv");
        assertThat(StoreKeys.trades(BTC, YearMonth.of(2026, 11))).isEqualTo("trades/binance/BTC-USDT/2026-11.csv");
        assertThat(StoreKeys.funding(BTC, YearMonth.of(2026, 11))).isEqualTo("funding/binance/BTC-USDT/2026-11.csv");
        assertThat(StoreKeys.shadow("score-1a2b", BTC, YearMonth.of(2026, 11)))
                .isEqualTo("shadow/score-1a2b/binance/BTC-USDT/2026-11.csv");
        assertThat(StoreKeys.analysis(DAY, "rank")).isEqualTo("analysis/2026-11-21/rank.json");
        assertThat(StoreKeys.universe(DAY)).isEqualTo("universe/2026-11-21.json");
    }

    @Test
    void parsesTheDayOfAUniverse() {
        assertThat(StoreKeys.dayOfUniverse(StoreKeys.universe(DAY))).contains(DAY);
        assertThat(StoreKeys.dayOfUniverse(StoreKeys.UNIVERSE_IN_FORCE)).isEmpty();
        assertThat(StoreKeys.dayOfUniverse("reports/2026-11-21.json")).isEmpty();
    }

    @Test
    void aReportIsNamedByItsIsoWeekWhichMayBelongToTheNextYear() {
        assertThat(StoreKeys.report(DAY, "report.html")).isEqualTo("reports/2026-W47/report.html");
        assertThat(StoreKeys.reportPrefix(LocalDate.of(2027, 1, 3))).isEqualTo("reports/2026-W53/");
    }

    @Test
    void parsesTheDayAndTheMonthOfAKey() {
        assertThat(StoreKeys.dayOf(StoreKeys.bars(BTC, DAY))).contains(DAY);
        assertThat(StoreKeys.monthOf(StoreKeys.trades(BTC, YearMonth.of(2026, 2))))
                .contains(YearMonth.of(2026, 2));
        assertThat(StoreKeys.dayOf("bars/kraken/BTC-USDT/readme.csv")).isEmpty();
        assertThat(StoreKeys.dayOf(StoreKeys.champion(BTC))).isEmpty();
    }

    @Test
    void parsesTheInstrumentOfAState() {
        assertThat(StoreKeys.instrumentOfState(StoreKeys.state(BTC))).contains(BTC);
        assertThat(StoreKeys.instrumentOfState(StoreKeys.ACCOUNT)).isEmpty();
        assertThat(StoreKeys.instrumentOfState(StoreKeys.portfolio("crypto"))).isEmpty();
        assertThat(StoreKeys.instrumentOfState(StoreKeys.filter("crypto", "btc")))
                .isEmpty();
        assertThat(StoreKeys.instrumentOfState(StoreKeys.venuePause("binance"))).isEmpty();
        assertThat(StoreKeys.instrumentOfState("state/binance/BTC.json")).isEmpty();
    }

    @Test
    void parsesTheProcedureOfAShadowKeyOfAnInstrument() {
        String key = StoreKeys.shadow("score-1a2b", BTC, YearMonth.of(2026, 11));

        assertThat(StoreKeys.procedureOf(key, BTC)).contains("score-1a2b");
        assertThat(StoreKeys.procedureOf(key, InstrumentId.parse("binance/ETH-USDT")))
                .isEmpty();
        assertThat(StoreKeys.procedureOf("shadow/score-1a2b/binance/BTC-USDT/readme.txt", BTC))
                .isEmpty();
        assertThat(StoreKeys.procedureOf(StoreKeys.trades(BTC, YearMonth.of(2026, 11)), BTC))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", "a/b", "Binance", "a b", "ä"})
    void rejectsAnInvalidVenueName(String venue) {
        assertThatThrownBy(() -> StoreKeys.instruments(venue)).hasMessageContaining("'" + venue + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".hidden", "a/b", "a\\b", "a\0"})
    void rejectsAnInvalidFileName(String file) {
        assertThatThrownBy(() -> StoreKeys.model(BTC, "m1", file)).hasMessageContaining("file must be");
    }
}
