package dev.scalpel.monitoring.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A capital of 10,000. BTC had earned 300 when the period began and 500 by now, ETH had lost 100 and has lost 50. */
class OpeningEquityTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final List<SymbolRecords> BOTH = List.of(records(BTC, 10_300), records(ETH, 9_900));

    private static SymbolRecords records(Symbol symbol, double startEquity) {
        Instant from = Instant.parse("2026-11-16T00:00:00Z");
        return new SymbolRecords(
                new InstrumentId("binance", symbol),
                new ReviewPeriod(from, from.plusSeconds(3_600)),
                BarSeries.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                startEquity,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static RollUp now(Map<Symbol, BigDecimal> bySymbol) {
        return new RollUp(0, new BigDecimal("10450"), new BigDecimal("10500"), 0, BigDecimal.TEN, bySymbol);
    }

    @Test
    void isTheCapitalOnceAndWhatAllHadEarnedByThen() {
        RollUp rollUp = now(Map.of(BTC, new BigDecimal("10500"), ETH, new BigDecimal("9950")));

        assertThat(OpeningEquity.of(Optional.of(rollUp), BOTH, 1)).isCloseTo(10_200, within(1e-9));
    }

    @Test
    void withoutARollUpOfAllOfThemTheInitialCapitalIsTaken() {
        RollUp lacking = now(Map.of(BTC, new BigDecimal("10500")));

        assertThat(OpeningEquity.of(Optional.empty(), BOTH, 10_000)).isCloseTo(10_200, within(1e-9));
        assertThat(OpeningEquity.of(Optional.of(lacking), BOTH, 10_000)).isCloseTo(10_200, within(1e-9));
    }

    @Test
    void ofASingleSymbolItIsTheSymbols() {
        assertThat(OpeningEquity.of(Optional.empty(), List.of(records(BTC, 10_300)), 7))
                .isEqualTo(10_300);
    }
}
