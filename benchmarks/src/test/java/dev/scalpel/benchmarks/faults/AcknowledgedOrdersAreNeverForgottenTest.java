package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.benchmarks.faults.broken.BrokenEngines;
import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.invariants.Invariant;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 16: an acknowledged order is never forgotten, however late the venue's look-ups catch up. */
class AcknowledgedOrdersAreNeverForgottenTest {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private static final int FAULTS = 2_000;
    private static final int MAX_FAULTS = 20_000;
    private static final long SEED = 116;

    @Test
    void twoThousandFaultsBreakNothing() {
        StormTotals totals = FaultStorm.ofEngine(NOWHERE).run(60, FAULTS, SEED);

        assertThat(totals.violations()).isEmpty();
        assertThat(totals.faults()).isGreaterThanOrEqualTo(FAULTS);
    }

    /** An order that is forgotten is neither protected nor, after a minute, known to the books. */
    @ParameterizedTest
    @CsvSource({"acknowledgement-forgotten, STOP_COVERS", "not-found-is-final, NO_UNKNOWN_ORDER"})
    void anEngineThatBreaksThePromiseIsFoundByIt(String name, Invariant invariant) {
        EngineVariant variant = BrokenEngines.named(name).orElseThrow();

        Discovery discovery = new FaultStorm(variant, 1, NOWHERE).discover(MAX_FAULTS, SEED, invariant);

        assertThat(discovery.invariant()).as(discovery.first()).contains(invariant.name());
    }
}
