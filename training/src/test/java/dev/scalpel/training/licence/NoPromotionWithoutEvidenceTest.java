package dev.scalpel.training.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.ReturnScale;
import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Promise 8: a procedure trades only with a licence that was earned on days that nothing had seen. */
class NoPromotionWithoutEvidenceTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Instant NOW = Instant.parse("2026-03-01T00:20:00Z");
    private static final RegisteredProcedure PROCEDURE =
            new RegisteredProcedure("score", 1, "0123456789ab", Optional.empty(), NOW, "declared");
    private static final Candidate FLAWLESS = new Candidate(
            PROCEDURE.id(),
            BTC,
            LocalDate.of(2026, 3, 1),
            Optional.of("20260301T002000Z-0123456789ab"),
            "",
            1,
            Costs.FREE,
            List.of(),
            List.of(),
            List.of());

    @Test
    void withoutALicenceNothingIsPromotedWhateverTheCandidateShows() {
        LicenceAccount account = opened();
        for (int day = 1; day < 60; day++) {
            account = account.after(new DayResult.Traded(0.02)).account();
            assertThat(account.wager().evidence()).isGreaterThan(1);
            assertThat(champion(account)).as("day %d", day).isEqualTo("flat");
        }
        account = account.after(new DayResult.Traded(0.02)).account();
        assertThat(champion(account)).isEqualTo(FLAWLESS.model().orElseThrow());
    }

    /** One in twenty at most, at whichever day one looks; 2,000 accounts make the share exact to about one per cent. */
    @Test
    void proceduresWithoutAnEdgeAreHardlyEverLicensed() {
        SplittableRandom random = new SplittableRandom(20);
        int licensed = 0;
        for (int procedure = 0; procedure < 2_000; procedure++) {
            LicenceAccount account = opened();
            for (int day = 0; day < 360 && !account.licensed(); day++) {
                account = account.after(new DayResult.Traded(0.01 * random.nextGaussian()))
                        .account();
            }
            licensed += account.licensed() ? 1 : 0;
        }
        assertThat(licensed).isLessThan(100);
    }

    private static String champion(LicenceAccount account) {
        ChampionRegistry registry = new ChampionRegistry(new MemoryStore());
        Permission permission =
                account.licensed() ? new Permission.Licensed(account) : new Permission.None(Permission.words(account));
        new Licensing(registry, Duration.ofDays(14)).decide(PROCEDURE.id(), permission, FLAWLESS, NOW);
        return registry.champion(BTC).name();
    }

    private static LicenceAccount opened() {
        double[] start = Collections.nCopies(30, 0.01).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return LicenceAccount.opened(LicenceRules.shipped(), ReturnScale.startingFrom(start));
    }
}
