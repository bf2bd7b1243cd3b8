package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.TradeRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Promise 5: at most one entry per instrument and bar, however often, late or overlapping an invocation arrives. */
class OneEntryPerInstrumentAndBarTest {

    private static final int MINUTES = 1_440;
    private static final String SETTINGS = "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 2, slippageBp: 0.5}\n";

    @Test
    void overlappingAndRepeatedInvocationsTradeWhatOneAMinuteTrades() {
        PaperTestRig once = new PaperTestRig(1, SETTINGS, 0.08);
        once.run(1, MINUTES);

        PaperTestRig often = new PaperTestRig(1, SETTINGS, 0.08);
        Dispatcher second = often.another();
        for (int minute = 1; minute < MINUTES; minute++) {
            often.at(minute);
            CompletableFuture<Void> overlapping = CompletableFuture.runAsync(() -> often.call(second, "{}"));
            often.call("{}");
            overlapping.join();
            often.call(second, "{}");
        }

        List<TradeRow> trades = often.trades(ETH);
        assertThat(trades).hasSizeGreaterThan(5);
        assertThat(trades).extracting(TradeRow::decisionBar).doesNotHaveDuplicates();
        assertThat(trades)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("revision")
                .isEqualTo(once.trades(ETH));
    }
}
