package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.benchmarks.faults.broken.BrokenEngines;
import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.portfolio.PortfolioStorm;
import dev.scalpel.benchmarks.faults.portfolio.StormTally;
import dev.scalpel.benchmarks.faults.venues.PortfolioMarket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A small storm on each market of portfolios; {@code benchmarks/run portfolio-faults} runs a large one. */
class PortfolioStormTest {

    private static final int MINUTES = 60;
    private static final int MAX_STORMS = 8;

    @ParameterizedTest
    @EnumSource
    void noFaultExecutesASignalTwiceOrLeavesBooksWrong(PortfolioMarket market) {
        int faults = 0;
        for (long seed = 1; seed <= 2; seed++) {
            StormTally result = new PortfolioStorm(market, seed, MINUTES, EngineVariant.ENGINE).run();
            assertThat(result.violations()).as("storm " + seed).isEmpty();
            faults += result.count();
        }
        assertThat(faults).isGreaterThan(50);
    }

    /** Engines that are broken on purpose: each invariant can fail. */
    @ParameterizedTest
    @CsvSource({
        "SPOT, claim-not-compared, BOOKS_HAVE_WHAT_IS_HELD",
        "SPOT, counted-twice, BOOKS_HAVE_WHAT_IS_HELD",
        "SPOT, half-protection, STOP_COVERS_WHAT_IS_HELD",
        "SPOT, sent-again, NO_UNKNOWN_ORDER",
        "USDM, not-cancelled, SURVIVOR",
        "USDM, trades-lost, LEDGER_MATCHES_VENUE",
        "PAPER, trades-lost, LEDGER_MATCHES_VENUE",
    })
    void aBrokenEngineIsFound(PortfolioMarket market, String name, String invariant) {
        boolean found = false;
        EngineVariant variant = BrokenEngines.named(name).orElseThrow();
        for (long seed = 1; seed <= MAX_STORMS && !found; seed++) {
            found = new PortfolioStorm(market, seed, MINUTES, variant)
                    .run().violations().stream().anyMatch(broken -> broken.contains(invariant));
        }
        assertThat(found).as(name + " is found by " + invariant).isTrue();
    }
}
