package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Sha256;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeFingerprintTest {

    private static final Trade TRADE = trade("model", 100, 101, BigDecimal.ONE, Costs.FREE);

    @Test
    void isTheHashOfALinePerTrade() {
        assertThat(TradeFingerprint.of(List.of(TRADE)))
                .isEqualTo(Sha256.hex("60000,LONG,120000,100.0,240000,101.0,TIME_LIMIT\n"));
        assertThat(TradeFingerprint.of(List.of())).isEqualTo(Sha256.hex(""));
    }

    @Test
    void sizesFeesAndModelsDoNotMatter() {
        assertThat(TradeFingerprint.of(List.of(trade("other", 100, 101, BigDecimal.TEN, Costs.of(0.001, 0)))))
                .isEqualTo(TradeFingerprint.of(List.of(TRADE)));
    }

    @Test
    void theLastBitOfAPriceAndTheOrderMatter() {
        Trade other = trade("model", 100, Math.nextUp(101.0), BigDecimal.ONE, Costs.FREE);

        assertThat(TradeFingerprint.of(List.of(other))).isNotEqualTo(TradeFingerprint.of(List.of(TRADE)));
        assertThat(TradeFingerprint.of(List.of(other, TRADE))).isNotEqualTo(TradeFingerprint.of(List.of(TRADE, other)));
    }

    private static Trade trade(String model, double entry, double exit, BigDecimal quantity, Costs costs) {
        EntryBasis basis = new EntryBasis.ByModel(model, new Bracket(PositionSide.LONG, 5, 15, 240), 0.001);
        Position position = Position.enter(basis, 60_000, 120_000, entry, quantity);
        return Trade.close(position, 240_000, exit, ExitReason.TIME_LIMIT, costs);
    }
}
