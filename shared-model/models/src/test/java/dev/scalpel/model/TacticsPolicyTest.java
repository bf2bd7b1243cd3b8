package dev.scalpel.model;

import static dev.scalpel.model.ModelFixture.BTC;
import static dev.scalpel.model.ModelFixture.FEATURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.TacticsPolicy.Action;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketTactics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TacticsPolicyTest {

    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);

    private static final BracketTactics SELECTIVE = new BracketTactics(0.8, 0.4, 0.25, 0.5, 60, 5);
    private static final List<Action> ACTIONS = List.of(
            new Action("usual", Optional.of(BracketTactics.DEFAULT)),
            new Action("choosy", Optional.of(SELECTIVE)),
            new Action("stand aside", Optional.empty()));

    /** Calm: the model's own tactics; calm after losses: stand aside; volatile: selective in any case. */
    private static final TacticsPolicy POLICY =
            TacticsPolicy.of(new Regimes("volatility_60", List.of(0.001), 1, 2, 60), ACTIONS, List.of(0, 2, 1, 1));

    private record Account(int lossesInARow, long lastLossTime) implements AccountView {

        @Override
        public double equity() {
            return 100;
        }

        @Override
        public double peakEquity() {
            return 100;
        }

        @Override
        public double dayStartEquity() {
            return 100;
        }

        @Override
        public long lastStopTime() {
            return NEVER;
        }
    }

    private static double[] row(double volatility) {
        double[] row = new double[FEATURES.size()];
        row[FEATURES.columnOf("volatility_60")] = volatility;
        return row;
    }

    private static SavedModel withPolicy(byte[] policy) {
        SavedModel plain = ModelFixture.saved();
        Map<String, byte[]> files = new HashMap<>(plain.files());
        files.put(Manifest.POLICY, policy);
        return ModelFixture.saved(plain.manifest(), files);
    }

    @Test
    void theRegimeOfTheBarDecides() {
        TacticsRule rule = POLICY.ruleFor(FEATURES);
        Account fresh = new Account(0, AccountView.NEVER);
        Account afterLosses = new Account(3, 0);

        assertThat(rule.at(row(0.0005), 60_000, fresh).tactics()).contains(BracketTactics.DEFAULT);
        assertThat(rule.at(row(0.0005), 60_000, afterLosses).tactics()).isEmpty();
        assertThat(rule.at(row(0.0005), 3_600_000, afterLosses).tactics()).contains(BracketTactics.DEFAULT);
        assertThat(rule.at(row(0.001), 60_000, afterLosses).tactics()).contains(SELECTIVE);
    }

    @Test
    void givesTheReasonAndTheRegime() {
        TacticsRule.Choice choice = POLICY.ruleFor(FEATURES).at(row(0.0005), 60_000, new Account(3, 0));

        assertThat(choice.reason())
                .isEqualTo("policy: stand aside in volatility level 1 of 2, 00-24 UTC, after losses");
        assertThat(choice.figures()).isEqualTo(Map.of(TacticsPolicy.REGIME, 1.0));
    }

    @Test
    void aStoredModelUsesItsPolicyOrElseItsManifest() {
        MemoryStore store = new MemoryStore();
        ModelStore models = new ModelStore(store);
        SavedModel saved = withPolicy(POLICY.toBytes());
        models.save(BTC_ID, saved);

        BracketModel model = BracketModel.open(models.load(BTC_ID, saved.id()));

        assertThat(model.policy()).contains(POLICY);
        assertThat(model.tactics()
                        .at(row(0.002), 0, new Account(0, AccountView.NEVER))
                        .tactics())
                .contains(SELECTIVE);
        BracketModel plain = BracketModel.open(ModelFixture.saved());
        assertThat(plain.policy()).isEmpty();
        assertThat(plain.tactics()
                        .at(row(0.002), 0, new Account(0, AccountView.NEVER))
                        .tactics())
                .contains(plain.manifest().tactics());
    }

    @Test
    void aDamagedPolicyIsRefusedWithItsModel() {
        byte[] truncated = new String(POLICY.toBytes(), StandardCharsets.UTF_8)
                .substring(0, 40)
                .getBytes(StandardCharsets.UTF_8);
        refuses(withPolicy(truncated), "its policy is damaged");
        refuses(withPolicy("{\"format\":9}".getBytes(StandardCharsets.UTF_8)), "its policy's format is 9");
        String without = new String(POLICY.toBytes(), StandardCharsets.UTF_8).replace("volatility_60", "moon_phase");
        refuses(withPolicy(without.getBytes(StandardCharsets.UTF_8)), "needs the feature moon_phase");
        String tooFar =
                new String(POLICY.toBytes(), StandardCharsets.UTF_8).replace("[ 0, 2, 1, 1 ]", "[ 0, 2, 1, 7 ]");
        assertThat(tooFar).contains("7 ]");
        refuses(
                withPolicy(tooFar.getBytes(StandardCharsets.UTF_8)),
                "choice 7 is out of range: the policy has 3 actions");
    }

    @Test
    void aChangedPolicyIsRefused() {
        MemoryStore store = new MemoryStore();
        ModelStore models = new ModelStore(store);
        SavedModel saved = withPolicy(POLICY.toBytes());
        models.save(BTC_ID, saved);
        String key = StoreKeys.model(BTC_ID, saved.id(), Manifest.POLICY);
        store.delete(key);
        TacticsPolicy changed = TacticsPolicy.of(POLICY.regimes(), ACTIONS, List.of(0, 0, 0, 0));
        store.putIfAbsent(key, changed.toBytes());

        assertThatThrownBy(() -> models.load(BTC_ID, saved.id()))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("its file policy.json is damaged: the hash differs");
    }

    private static void refuses(SavedModel model, String reason) {
        assertThatThrownBy(() -> BracketModel.open(model))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void hasAChoiceForEachRegime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TacticsPolicy.of(POLICY.regimes(), ACTIONS, List.of(0, 1)))
                .withMessage("a policy for 4 regimes cannot have 2 choices");
    }
}
