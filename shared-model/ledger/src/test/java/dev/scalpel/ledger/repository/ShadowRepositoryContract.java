package dev.scalpel.ledger.repository;

import static dev.scalpel.ledger.LedgerArbitraries.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Race;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link ShadowRepository}, which every implementation must pass. */
abstract class ShadowRepositoryContract {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final YearMonth FIRST_MONTH = YearMonth.of(1970, 1);
    private static final long DAY = 86_400_000;
    private static final String PROCEDURE = "score-1a2b";

    private ShadowRepository shadow;

    /** A new client of the same rows at each call within a test, like another process; there are none at first. */
    protected abstract ShadowRepository open();

    @BeforeEach
    void openOne() {
        shadow = open();
    }

    @Test
    void aTradeIsOfTheMonthOfItsExitAndReadBackAsItWas() {
        shadow.add(PROCEDURE, BTC, List.of(row("b", 31 * DAY), row("a", 31 * DAY - 1)));

        assertThat(open().trades(PROCEDURE, BTC, FIRST_MONTH)).containsExactly(row("a", 31 * DAY - 1));
        assertThat(open().trades(PROCEDURE, BTC, FIRST_MONTH.plusMonths(1))).containsExactly(row("b", 31 * DAY));
    }

    @Test
    void proceduresAndInstrumentsAreApart() {
        shadow.add(PROCEDURE, BTC, List.of(row("a", DAY)));
        shadow.add("other", ETH, List.of(row("b", DAY)));

        assertThat(shadow.trades("other", BTC, FIRST_MONTH)).isEmpty();
        assertThat(shadow.trades(PROCEDURE, ETH, FIRST_MONTH)).isEmpty();
        assertThat(shadow.procedures(BTC)).containsExactly(PROCEDURE);
        assertThat(shadow.procedures(ETH)).containsExactly("other");
        assertThat(shadow.procedures(InstrumentId.parse("binance/SOL-USDT"))).isEmpty();
    }

    @Test
    void noRowIsRewritten() {
        shadow.add(PROCEDURE, BTC, List.of(row("a", DAY)));
        shadow.add(PROCEDURE, BTC, List.of(row("a", 2 * DAY), row("b", 3 * DAY)));
        open().add(PROCEDURE, BTC, List.of(row("b", 3 * DAY)));

        assertThat(shadow.trades(PROCEDURE, BTC, FIRST_MONTH)).containsExactly(row("a", DAY), row("b", 3 * DAY));
    }

    @Test
    void losesNothingWhenWritersRace() {
        Race.of(4, writer -> {
            ShadowRepository own = open();
            for (int day = writer; day < writer + 5; day++) {
                own.add(PROCEDURE, BTC, List.of(row("day-" + day, (day + 1) * DAY)));
            }
        });

        assertThat(shadow.trades(PROCEDURE, BTC, FIRST_MONTH))
                .extracting(TradeRow::id)
                .containsExactly("day-0", "day-1", "day-2", "day-3", "day-4", "day-5", "day-6", "day-7");
    }

    @Test
    void aTradeThatWasMadeIsNoShadow() {
        assertThatThrownBy(() -> shadow.add(PROCEDURE, BTC, List.of(trade("a", 1, DAY))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a shadow trade must have mode 'shadow': a has 'paper'");
        assertThat(shadow.procedures(BTC)).isEmpty();
    }

    private static TradeRow row(String id, long exitTime) {
        TradeRow paper = trade(id, 0, exitTime);
        return new TradeRow(
                id,
                0,
                ShadowRows.MODE,
                paper.basis(),
                paper.tacticsId(),
                paper.decisionBar(),
                paper.entry(),
                paper.exit(),
                paper.exitReason(),
                paper.fees(),
                paper.netProfit(),
                paper.netReturn(),
                paper.predictedNet(),
                paper.winProbability());
    }
}
