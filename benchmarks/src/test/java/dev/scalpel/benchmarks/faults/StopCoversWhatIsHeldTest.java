package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.benchmarks.faults.broken.BrokenEngines;
import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.invariants.Invariant;
import dev.scalpel.benchmarks.faults.venues.SpotVenue;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 15: a stop covers what is held at the end of every invocation, or an exit is under way. */
class StopCoversWhatIsHeldTest {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private static final int FAULTS = 500;
    private static final int MAX_FAULTS = 20_000;
    private static final int EVERY_HUNDREDTH = 100;
    private static final long SEED = 115;

    /** With other seeds than the five thousand of {@link FaultStormTest}, whose invariants this is one of. */
    @Test
    void fiveHundredFaultsBreakNothing() {
        StormTotals totals = FaultStorm.ofEngine(NOWHERE).run(EVERY_HUNDREDTH, FAULTS, SEED);

        assertThat(totals.violations()).isEmpty();
        assertThat(totals.faults()).isGreaterThanOrEqualTo(FAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-reprotection", "half-protection"})
    void anEngineThatBreaksThePromiseIsFoundByIt(String name) {
        EngineVariant variant = BrokenEngines.named(name).orElseThrow();

        Discovery discovery = new FaultStorm(variant, 1, NOWHERE).discover(MAX_FAULTS, SEED, Invariant.STOP_COVERS);

        assertThat(discovery.invariant()).as(discovery.first()).contains(Invariant.STOP_COVERS.name());
    }

    /** Of one that does not, {@link FaultStormTest} shows that faults break nothing at these venues. */
    @ParameterizedTest
    @ValueSource(strings = {"bybit", "coinbase", "gemini"})
    void anEngineThatWaitsForListedExecutionsIsFound(String venue) {
        EngineVariant variant = BrokenEngines.named("executions-awaited").orElseThrow();

        StormTotals totals =
                new FaultStorm(SpotVenue.named(venue).orElseThrow(), variant, 1, NOWHERE).run(EVERY_HUNDREDTH, 1, SEED);

        assertThat(totals.violations()).containsKey(Invariant.STOP_COVERS);
    }
}
