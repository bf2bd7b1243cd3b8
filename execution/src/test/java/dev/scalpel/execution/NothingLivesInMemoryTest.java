package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Promise 6: nothing lives in memory. Each invocation is the first of a new process, and trades the same. */
class NothingLivesInMemoryTest {

    private static final int MINUTES = 480;
    private static final String SETTINGS = "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 2, slippageBp: 0.5}\n";

    @Test
    void aNewProcessEachMinuteTradesAndEndsAsOneForTheWholeDay() {
        PaperTestRig one = new PaperTestRig(1, SETTINGS, 0.08);
        one.run(1, MINUTES);

        PaperTestRig many = new PaperTestRig(1, SETTINGS, 0.08);
        for (int minute = 1; minute < MINUTES; minute++) {
            many.at(minute);
            many.call(many.another(), "{}");
        }

        assertThat(many.trades(ETH)).isEqualTo(one.trades(ETH)).hasSizeGreaterThan(1);
        assertThat(many.decisions(ETH, 0)).isEqualTo(one.decisions(ETH, 0));
        assertThat(many.state(ETH).account()).isEqualTo(one.state(ETH).account());
        assertThat(many.failures).isEmpty();
    }
}
