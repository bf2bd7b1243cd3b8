package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.benchmarks.faults.broken.BrokenEngines;
import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.venues.SpotVenue;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises 5 and 6, in small; {@code benchmarks/run faults} is the large one. */
class FaultStormTest {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private static final int EVERY_SIXTIETH = 60;
    private static final int FAULTS = 5_000;
    private static final int FEW = 500;

    @Test
    void fiveThousandFaultsBreakNothing() {
        StormTotals totals = FaultStorm.ofEngine(NOWHERE).run(EVERY_SIXTIETH, FAULTS, 1);

        assertThat(totals.reports()).isEmpty();
        assertThat(totals.violations()).isEmpty();
        assertThat(totals.faults()).isGreaterThanOrEqualTo(FAULTS);
        assertThat(totals.byKind()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(totals.checked()).isGreaterThanOrEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bybit", "coinbase", "gemini"})
    void whereResponsesOnlyAcknowledgeFaultsBreakNothingEither(String name) {
        SpotVenue venue = SpotVenue.named(name).orElseThrow();

        StormTotals totals = FaultStorm.ofEngine(venue, NOWHERE).run(EVERY_SIXTIETH, FEW, 1);

        assertThat(venue.acknowledgesOnly()).isTrue();
        assertThat(totals.reports()).isEmpty();
        assertThat(totals.faults()).isGreaterThanOrEqualTo(FEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled-fills-dropped", "claim-not-compared", "ban-ignored"})
    void anEngineThatIsBrokenOnPurposeIsDetected(String name) {
        EngineVariant variant = BrokenEngines.named(name).orElseThrow();

        Discovery discovery = new FaultStorm(variant, 1, NOWHERE).discover(FAULTS, 1);

        assertThat(discovery.invariant()).as(discovery.first()).isPresent();
    }

    @Test
    void theSameSeedComesToTheSameEnd() {
        FaultStorm storm = FaultStorm.ofEngine(NOWHERE);

        StormEnd first = storm.replay(3, 60);
        StormEnd second = storm.replay(3, 60);

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.totals().byKind()).isEqualTo(first.totals().byKind());
        assertThat(storm.replay(4, 60).digest()).isNotEqualTo(first.digest());
    }
}
