package dev.scalpel.research.studies.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Minutes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeFiguresTest {

    @Test
    void theBreakEvenIsHalfOfTheMeanGrossReturn() {
        TradeFigures figures = TradeFigures.of(List.of(
                TestTrades.trade(0, 0.0010), TestTrades.trade(20, -0.0004), TestTrades.trade(Minutes.PER_DAY, 0.0006)));

        assertThat(figures.trades()).isEqualTo(3);
        assertThat(figures.breakEvenBp().orElseThrow()).isEqualTo(2, within(1e-6));
        assertThat(figures.holdMinutes().orElseThrow()).isEqualTo(10);
        assertThat(figures.won().orElseThrow()).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(figures.worstBp().orElseThrow()).isEqualTo(-4, within(1e-6));
        assertThat(figures.tValue().orElseThrow())
                .isEqualTo(2 / figures.standardError().orElseThrow(), within(1e-6));
    }

    @Test
    void noTradesHaveNoFigures() {
        TradeFigures figures = TradeFigures.of(List.of());

        assertThat(figures.trades()).isZero();
        assertThat(figures.breakEvenBp()).isEmpty();
        assertThat(figures.tValue()).isEmpty();
        assertThat(figures.worstBp()).isEmpty();
    }

    @Test
    void theNetResultSubtractsBothSidesAndCountsDaysWithoutTrades() {
        long day = Minutes.PER_DAY * Minutes.MILLIS;
        List<StudyTrade> trades = List.of(TestTrades.trade(0, 0.0010), TestTrades.trade(2 * Minutes.PER_DAY, 0.0007));

        NetResult net = NetResult.of(2, trades, 0, 4 * day);

        // 10 and 7 bp less a round trip of 4; days of 0.6, 0, 0.3 and 0 volatilities.
        assertThat(net.netBp().orElseThrow()).isEqualTo(4.5, within(1e-6));
        double mean = 0.9 / 4;
        double deviation = Math.sqrt((0.36 + 0.09 - 4 * mean * mean) / 3);
        assertThat(net.netSharpe().orElseThrow()).isEqualTo(mean / deviation * Math.sqrt(365), within(1e-6));
    }
}
