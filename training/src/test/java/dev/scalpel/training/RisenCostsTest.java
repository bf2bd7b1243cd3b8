package dev.scalpel.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.costs.AccountFee;
import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.Standing;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.ProcedureManifest;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.ChampionTerms;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.training.daily.TrainingMarkets;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.training.licence.Procedures;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From what the account pays, by settings or by the venue's statement, to the night in which a licence is lost by it. */
class RisenCostsTest {

    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final SyntheticMarket MARKET = TrainingMarkets.strong(11);
    private static final LocalDate TONIGHT = LocalDate.of(2024, 1, 20);
    private static final double TURNOVER = 4;

    private final MemoryStore store = new MemoryStore();
    private final ChampionRegistry registry = new ChampionRegistry(store);

    @Test
    void aLicenceIsLostInTheNightAfterTheCostsRose() {
        MARKET.bars()
                .forEach((symbol, bars) -> new StoredBars(store).append(new InstrumentId(ETH.venue(), symbol), bars));
        EvidenceLedger ledger = licensedAt(2);
        String model = train(2, TONIGHT).at("/symbols/0/candidate").asText();
        assertThat(ledger.last().orElseThrow().account().licensed()).isTrue();
        String procedure = ledger.last().orElseThrow().procedure();
        registry.rollback(
                ETH,
                new Champion.Step(Instant.parse("2024-01-20T06:00:00Z"), Optional.of(model), "by hand", Map.of()),
                Duration.ofDays(14));
        registry.setTerms(ETH, model, ChampionTerms.licensed(procedure, 0.02));

        new StoredCosts(store)
                .change(
                        ETH,
                        document -> document.withCommission(
                                FeeAccount.REAL,
                                new AccountFee(new BigDecimal("0.003"), new BigDecimal("0.003"), Optional.empty()),
                                Instant.parse("2024-01-20T12:00:00Z")));
        JsonNode answer = train(2, TONIGHT.plusDays(1));

        EvidenceEntry newest = ledger.last().orElseThrow();
        assertThat(newest.kind()).isEqualTo(EvidenceEntry.Kind.RECOUNTED);
        assertThat(newest.costsBp().get(ETH)).isEqualTo(30);
        assertThat(newest.account().licensed()).isFalse();
        Standing.Licence licence = ledger.standing(Map.of()).orElseThrow().licence();
        assertThat(licence.reason()).startsWith("the account's costs have risen, and at these its ");
        assertThat(registry.champion(ETH).name()).isEqualTo(model);
        assertThat(registry.champion(ETH).terms().entriesOff().orElseThrow())
                .isEqualTo("suspended since " + newest.date() + ": " + licence.reason());
        assertThat(answer.at("/evidence/licensed").asBoolean()).isFalse();
        assertThat(ledger.verify()).isEqualTo(newest.number() + 1);

        // Costs that fall again give nothing back.
        assertThat(ledger.recost(Map.of(ETH, 2.0))).isEmpty();
    }

    /** Sixty days of one unit each, at this cost: 50 bp net of which 28 bp more per side on 4 sides leave nothing. */
    private EvidenceLedger licensedAt(double costBp) {
        ProcedureManifest manifest = Procedures.of(settings(costBp));
        RegisteredProcedure procedure = new ProcedureRegistry(store)
                .register(manifest, Procedures.isShipped(manifest), Instant.parse("2023-11-20T00:20:00Z"));
        EvidenceLedger ledger = new EvidenceLedger(store, procedure.id());
        ledger.open(procedure.rules(), TONIGHT.minusDays(61), Collections.nCopies(30, 0.005));
        for (LocalDate day = TONIGHT.minusDays(60); day.isBefore(TONIGHT); day = day.plusDays(1)) {
            double gross = 0.005 + TURNOVER * costBp * 1e-4;
            ledger.settle(
                    day,
                    new DayResult.Traded(0.005),
                    false,
                    List.of(new EvidenceEntry.InstrumentDay(
                            ETH,
                            Optional.of("m"),
                            1,
                            costBp,
                            0.005,
                            gross,
                            TURNOVER,
                            2,
                            Optional.empty(),
                            Optional.empty())));
        }
        return ledger;
    }

    private JsonNode train(double feeBp, LocalDate night) {
        Clock clock = Clock.fixed(night.atTime(0, 20).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return TrainingFunction.create(
                        settings(feeBp),
                        store,
                        clock,
                        (name, action, failure) -> {
                            throw new AssertionError(name + " " + action, failure);
                        },
                        TrainingProgress.SILENT)
                .answer("{}", Deadline.in(Duration.ofMinutes(10), clock));
    }

    private static Settings settings(double feeBp) {
        return SettingsReader.fromText("test", """
                symbols: [ETH/USDT]
                costs: {feeBp: %s, slippageBp: 0}
                training: {style: brackets, windowDays: 18, holdOutDays: 3, folds: 3, foldDays: 4}
                tuning: {trials: 1, seeds: 1}
                gate: {minTrades: 20}
                """.formatted(feeBp), Map.of()).settings();
    }
}
