package dev.scalpel.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.evidence.DayResult;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.licence.CandidateStore;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of procedure: the former account goes on, with its licence and its champions, until the present one is licensed. */
class FormerNightTest {

    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final SyntheticMarket MARKET = TrainingMarkets.strong(11);
    private static final LocalDate TONIGHT = LocalDate.of(2024, 1, 20);

    private final MemoryStore store = new MemoryStore();
    private final ChampionRegistry registry = new ChampionRegistry(store);

    @BeforeEach
    void bars() {
        MARKET.bars()
                .forEach((symbol, bars) -> new StoredBars(store).append(new InstrumentId(ETH.venue(), symbol), bars));
    }

    /** The home of the release before: its procedure differs in the rule for instruments alone. */
    @Test
    void theLicensedAccountOfTheReleaseBeforeGoesOnWithTheSameModels() {
        RegisteredProcedure former = register(ofVersion1(settings(1)));
        EvidenceLedger ledger = licensed(former, TONIGHT.minusDays(1));

        JsonNode answer = train(1, TONIGHT);

        RegisteredProcedure present = new ProcedureRegistry(store).procedures().get(1);
        assertThat(present.version()).isEqualTo(2);
        assertThat(present.variant()).contains(2);
        CandidateStore candidates = new CandidateStore(store);
        assertThat(candidates.find(former.id(), ETH, TONIGHT))
                .isEqualTo(candidates.find(present.id(), ETH, TONIGHT).map(each -> each.of(former.id())));
        assertThat(answer.at("/evidence/licensed").asBoolean()).isFalse();
        assertThat(answer.at("/formerEvidence/licensed").asBoolean()).isTrue();
        assertThat(answer.at("/symbols/0/words").asText())
                .contains("; the former procedure " + former.name() + " 1 goes on: licensed");
        assertThat(ledger.last().orElseThrow().date()).isEqualTo(TONIGHT.minusDays(1));
    }

    @Test
    void otherSettingsLeaveTheFormerAccountItsOwnTrainings() {
        RegisteredProcedure former = register(Procedures.of(settings(1)));
        EvidenceLedger ledger = licensed(former, TONIGHT.minusDays(1));
        String model =
                champion(former, train(1, TONIGHT).at("/symbols/0/candidate").asText());

        JsonNode answer = train(2, TONIGHT.plusDays(1));

        RegisteredProcedure present = new ProcedureRegistry(store).procedures().get(1);
        CandidateStore candidates = new CandidateStore(store);
        assertThat(candidates.find(present.id(), ETH, TONIGHT.plusDays(1))).isPresent();
        assertThat(candidates.find(former.id(), ETH, TONIGHT.plusDays(1))).isPresent();
        assertThat(answer.at("/formerEvidence/id").asText()).isEqualTo(former.id());
        // The champion is one of the former procedure, on the terms of its licence, whatever the present one has.
        Champion champion = registry.champion(ETH);
        assertThat(champion.terms().procedure()).contains(former.id());
        assertThat(champion.terms().entriesOff()).isEmpty();
        assertThat(List.of(
                        model,
                        candidates
                                .find(former.id(), ETH, TONIGHT.plusDays(1))
                                .orElseThrow()
                                .model()
                                .orElse("")))
                .contains(champion.name());

        // Once the present one is licensed, the former champion opens nothing, and its account ends.
        licensedToo(present, TONIGHT.plusDays(1));
        EvidenceEntry last = ledger.last().orElseThrow();
        JsonNode later = train(2, TONIGHT.plusDays(2));
        assertThat(later.has("formerEvidence") && !later.path("formerEvidence").isNull())
                .isFalse();
        assertThat(ledger.last().orElseThrow()).isEqualTo(last);
        Champion after = registry.champion(ETH);
        assertThat(after.terms().procedure().equals(Optional.of(present.id()))
                        || after.terms().entriesOff().orElse("").contains(" is licensed, and this champion is one of"))
                .as("%s", after)
                .isTrue();
    }

    @Test
    void aProcedureThatThisReleaseCannotMakeOpensNothingMore() {
        String model = train(1, TONIGHT).at("/symbols/0/candidate").asText();
        RegisteredProcedure former =
                register(new ProcedureManifest("score", 1, Map.of("features", "extended-0"), List.of()));
        licensed(former, TONIGHT.minusDays(1));
        champion(former, model);

        train(1, TONIGHT.plusDays(1));

        assertThat(registry.champion(ETH).name()).isEqualTo(model);
        assertThat(registry.champion(ETH).terms().entriesOff())
                .contains("this release cannot make models of the procedure score 1 any more");
    }

    private RegisteredProcedure register(ProcedureManifest manifest) {
        return new ProcedureRegistry(store)
                .register(manifest, Procedures.isShipped(manifest), Instant.parse("2023-11-18T00:20:00Z"));
    }

    /** What the release before declared. */
    private static ProcedureManifest ofVersion1(Settings settings) {
        ProcedureManifest present = Procedures.of(settings);
        Map<String, String> declared = new TreeMap<>(present.declared());
        declared.put("instruments", "those of the settings, each with its allocation, from the night it was added");
        ProcedureManifest former = new ProcedureManifest("brackets", 1, declared, present.seen());
        return former.withName("brackets-" + former.id().substring(0, 6));
    }

    private EvidenceLedger licensed(RegisteredProcedure procedure, LocalDate last) {
        EvidenceLedger ledger = new EvidenceLedger(store, procedure.id());
        // A variant needs evidence of 40.
        LocalDate night = last.minusDays(80);
        ledger.open(procedure.rules(), night, Collections.nCopies(30, 0.005));
        for (LocalDate day = night.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            ledger.settle(day, new DayResult.Traded(0.005), false, List.of());
        }
        assertThat(ledger.last().orElseThrow().account().licensed()).isTrue();
        return ledger;
    }

    private void licensedToo(RegisteredProcedure procedure, LocalDate last) {
        // The account was not opened for want of walk-forward days.
        assertThat(new EvidenceLedger(store, procedure.id()).isOpen()).isFalse();
        EvidenceLedger ledger = new EvidenceLedger(store, procedure.id());
        LocalDate night = last.minusDays(120);
        ledger.open(procedure.rules(), night, Collections.nCopies(30, 0.005));
        for (LocalDate day = night.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            ledger.settle(day, new DayResult.Traded(0.01), false, List.of());
        }
        assertThat(ledger.last().orElseThrow().account().licensed()).isTrue();
    }

    private String champion(RegisteredProcedure procedure, String model) {
        if (!registry.champion(ETH).name().equals(model)) {
            registry.rollback(
                    ETH,
                    new Champion.Step(Instant.parse("2024-01-20T06:00:00Z"), Optional.of(model), "by hand", Map.of()),
                    Duration.ofDays(14));
        }
        registry.setTerms(ETH, model, ChampionTerms.licensed(procedure.id(), 0.02));
        return model;
    }

    private JsonNode train(int trials, LocalDate night) {
        return TrainingFunction.create(
                        settings(trials),
                        store,
                        clock(night),
                        (name, action, failure) -> {
                            throw new AssertionError(name + " " + action, failure);
                        },
                        TrainingProgress.SILENT)
                .answer("{}", Deadline.in(Duration.ofMinutes(10), clock(night)));
    }

    private static Clock clock(LocalDate night) {
        return Clock.fixed(night.atTime(0, 20).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static Settings settings(int trials) {
        return SettingsReader.fromText("test", """
                symbols: [ETH/USDT]
                costs: {feeBp: 2, slippageBp: 0}
                training: {style: brackets, windowDays: 18, holdOutDays: 3, folds: 3, foldDays: 4}
                tuning: {trials: %d, seeds: 1}
                gate: {minTrades: 20}
                """.formatted(trials), Map.of()).settings();
    }
}
