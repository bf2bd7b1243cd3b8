package dev.scalpel.ledger.repository;

import static dev.scalpel.ledger.LedgerArbitraries.decision;
import static dev.scalpel.ledger.LedgerArbitraries.decisions;
import static dev.scalpel.ledger.LedgerArbitraries.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Race;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link LedgerRepository}, which every implementation must pass. */
abstract class LedgerRepositoryContract {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final LocalDate FIRST_DAY = LocalDate.EPOCH;
    private static final YearMonth FIRST_MONTH = YearMonth.of(1970, 1);
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    private LedgerRepository ledger;

    /** A new client of the same ledger at each call within a test, like another process; it is empty at first. */
    protected abstract LedgerRepository open();

    @BeforeEach
    void openOne() {
        ledger = open();
    }

    @Test
    void aDecisionIsOfTheDayOfItsBarAndATradeOfTheMonthOfItsExit() {
        ledger.merge(
                BTC,
                new Outbox(
                        decisions(DAY - MINUTE, DAY), List.of(trade("a", 1, 31 * DAY - 1), trade("b", 1, 31 * DAY))));

        assertThat(ledger.decisions(BTC, FIRST_DAY))
                .extracting(DecisionRow::bar)
                .containsExactly(DAY - MINUTE);
        assertThat(ledger.decisions(BTC, FIRST_DAY.plusDays(1)))
                .extracting(DecisionRow::bar)
                .containsExactly(DAY);
        assertThat(ledger.trades(BTC, FIRST_MONTH)).extracting(TradeRow::id).containsExactly("a");
        assertThat(ledger.trades(BTC, FIRST_MONTH.plusMonths(1)))
                .extracting(TradeRow::id)
                .containsExactly("b");
    }

    @Test
    void aPeriodOrASymbolWithoutRowsHasNone() {
        assertThat(ledger.decisions(BTC, FIRST_DAY)).isEmpty();
        ledger.merge(BTC, new Outbox(decisions(MINUTE), List.of(trade("a", 1, DAY))));

        assertThat(ledger.decisions(BTC, FIRST_DAY.plusDays(1))).isEmpty();
        assertThat(ledger.trades(BTC, FIRST_MONTH.plusMonths(1))).isEmpty();
        assertThat(ledger.decisions(ETH, FIRST_DAY)).isEmpty();
        assertThat(ledger.trades(ETH, FIRST_MONTH)).isEmpty();
    }

    @Test
    void everyValueOfARowIsReadBack() {
        TradeRow trade = trade("a", 1, DAY);
        DecisionRow decision = decision(MINUTE, 7, "BELOW_THRESHOLD");
        ledger.merge(BTC, new Outbox(List.of(decision), List.of(trade)));

        assertThat(open().trades(BTC, FIRST_MONTH)).containsExactly(trade);
        assertThat(open().decisions(BTC, FIRST_DAY)).containsExactly(decision);
    }

    @Test
    void aRepeatedMergeChangesNothing() {
        Outbox outbox = new Outbox(decisions(MINUTE, 2 * MINUTE), List.of(trade("a", 1, DAY)));
        ledger.merge(BTC, outbox);

        ledger.merge(BTC, outbox);
        open().merge(BTC, outbox);

        assertThat(ledger.decisions(BTC, FIRST_DAY)).isEqualTo(outbox.decisions());
        assertThat(ledger.trades(BTC, FIRST_MONTH)).isEqualTo(outbox.trades());
    }

    @Test
    void rowsAreInTimeOrderWhicheverCameFirst() {
        ledger.merge(BTC, new Outbox(decisions(3 * MINUTE), List.of(trade("late", 1, 2 * DAY))));
        ledger.merge(BTC, new Outbox(decisions(MINUTE), List.of(trade("early", 1, DAY))));
        ledger.merge(BTC, new Outbox(decisions(2 * MINUTE), List.of()));

        assertThat(ledger.decisions(BTC, FIRST_DAY))
                .extracting(DecisionRow::bar)
                .containsExactly(MINUTE, 2 * MINUTE, 3 * MINUTE);
        assertThat(ledger.trades(BTC, FIRST_MONTH)).extracting(TradeRow::id).containsExactly("early", "late");
    }

    @Test
    void ofTwoVersionsOfARowTheLaterRevisionCountsWhicheverCameFirst() {
        ledger.merge(BTC, new Outbox(List.of(decision(MINUTE, 2, "STALE_BAR")), List.of(trade("a", 1, DAY))));
        ledger.merge(BTC, new Outbox(List.of(decision(MINUTE, 1, "BELOW_THRESHOLD")), List.of(trade("a", 2, 2 * DAY))));

        assertThat(ledger.decisions(BTC, FIRST_DAY)).containsExactly(decision(MINUTE, 2, "STALE_BAR"));
        assertThat(ledger.trades(BTC, FIRST_MONTH)).containsExactly(trade("a", 2, 2 * DAY));
    }

    @Test
    void anotherWritersRowsAreReadAndKept() {
        LedgerRepository other = open();
        ledger.merge(BTC, new Outbox(decisions(MINUTE), List.of()));
        other.merge(BTC, new Outbox(decisions(2 * MINUTE), List.of()));
        ledger.merge(BTC, new Outbox(decisions(3 * MINUTE), List.of()));

        assertThat(other.decisions(BTC, FIRST_DAY)).isEqualTo(decisions(MINUTE, 2 * MINUTE, 3 * MINUTE));
    }

    @Test
    void losesNothingWhenWritersOfOverlappingRowsRace() {
        Race.of(4, writer -> {
            LedgerRepository own = open();
            for (long minute = writer * 10L; minute < writer * 10L + 15; minute++) {
                own.merge(BTC, new Outbox(decisions(minute * MINUTE), List.of()));
            }
        });

        assertThat(ledger.decisions(BTC, FIRST_DAY))
                .isEqualTo(
                        decisions(LongStream.range(0, 45).map(i -> i * MINUTE).toArray()));
    }
}
