package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Promises 5 and 6, in small; {@code benchmarks/run faults} is the large one. */
class FaultStormTest {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Test
    void noFaultAtAnyEffectOfAnyKindOfMinuteAndNoneOfARandomStormBreaksAnything() {
        Tally tally = FaultStorm.run(1, 500, 3, NOWHERE);
        assertThat(tally.told()).isEmpty();
        assertThat(tally.violations()).isZero();
        assertThat(tally.faults()).isGreaterThanOrEqualTo(500);
        assertThat(tally.byKind()).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void whatIsHeldAndNotLockedInASaleIsFound() {
        try (World world = Scenario.all().get(0).world()) {
            world.exchange.deposit("ETH", BigDecimal.ONE);
            assertThat(new Invariants(world).protectedNow()).containsExactly("unprotected: 1 ETH are free, dust is 0");
        }
    }
}
