package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.benchmarks.faults.perpetual.PerpetualStorm;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A small storm on the stand-in of Binance USD-M; {@code benchmarks/run perpetual-faults} runs a large one. */
class PerpetualStormTest {

    @Test
    void noFaultLeavesAPositionOfAPerpetualUnprotectedOrALedgerWrong() {
        int faults = 0;
        int trades = 0;
        for (long seed = 1; seed <= 4; seed++) {
            PerpetualStorm.Result result = new PerpetualStorm(seed, 60, UnaryOperator.identity()).run();
            assertThat(result.violations()).as("storm " + seed).isEmpty();
            System.out.println("DEBUG " + seed + " " + result.count() + " trades " + result.trades() + " " + result.faults());
            faults += result.count();
            trades += result.trades();
        }
        assertThat(faults).isGreaterThan(60);
        assertThat(trades).isGreaterThan(8);
    }
}
