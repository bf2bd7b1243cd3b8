package dev.scalpel.monitoring.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.fixture.PackedBarsReader;
import dev.scalpel.monitoring.fixture.RandomBars;
import dev.scalpel.monitoring.fixture.SmallLedgers;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceSectionTest {

    private static List<Chart> charts(int minutes, SymbolRecords... records) {
        ReviewPeriod period = period(minutes);
        AccountReview review = AccountReview.of(
                period,
                Stream.of(records)
                        .map(each -> SymbolReview.of(each, Costs.FREE))
                        .toList(),
                1_000);
        List<Chart> charts = new ArrayList<>();
        PriceSection.of(review, charts);
        return charts;
    }

    private static ReviewPeriod period(int minutes) {
        return new ReviewPeriod(SmallLedgers.START, SmallLedgers.START.plus(Duration.ofMinutes(minutes)));
    }

    /** Every minute is in the page, however many symbols there are. */
    @ParameterizedTest
    @ValueSource(ints = {7, 14, 60})
    void everyMinuteOfEverySymbolIsInThePage(int days) {
        int minutes = days * (int) Minutes.PER_DAY;
        SymbolRecords bitcoin =
                SmallLedgers.records(period(minutes), RandomBars.of(minutes, "60000", "0.01", 1), List.of(), List.of());
        SymbolRecords cheap = SmallLedgers.records(
                InstrumentId.parse("binance/PEPE-USDT"),
                period(minutes),
                RandomBars.of(minutes, "0.00001234", "0.00000001", 2),
                List.of(),
                List.of());

        List<Chart> charts = charts(minutes, bitcoin, cheap);

        assertThat(charts).extracting(Chart::id).containsExactly("chart-price-btc-usdt", "chart-price-pepe-usdt");
        for (int i = 0; i < 2; i++) {
            BarSeries stored = (i == 0 ? bitcoin : cheap).periodBars();
            BarSeries found = PackedBarsReader.minutes(charts.get(i).data().path("bars"));
            assertThat(found.size()).isEqualTo(minutes);
            for (int row = 0; row < minutes; row++) {
                assertThat(found.close(row) == stored.close(row) && found.high(row) == stored.high(row))
                        .isTrue();
            }
            assertThat(charts.get(i).description())
                    .isEqualTo("There were no trades. Zoom in to see the bar of each minute.");
        }
    }

    @Test
    void aTradeHasItsPricesInAllTheirDigits() {
        TradeRow trade = SmallLedgers.trade(PositionSide.LONG, 10, 60_123.45, 20, 60_234.56, ExitReason.TARGET, 111.11);
        JsonNode data = charts(
                        60,
                        SmallLedgers.records(
                                period(60), RandomBars.of(60, "60000", "0.01", 1), List.of(), List.of(trade)))
                .get(0)
                .data();

        assertThat(data.at("/entry/0").asDouble()).isEqualTo(60_123.45);
        assertThat(data.at("/exit/0").asDouble()).isEqualTo(60_234.56);
    }
}
