package dev.scalpel.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.trading.BracketTactics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tactics by regime, learned by reinforcement learning; stored as {@value Manifest#POLICY} next to the model.
 *
 * @param format version of this document
 * @param actions the available actions; the first is the model's own tactics
 * @param choices index of the action for each regime, by the regime's number
 */
public record TacticsPolicy(int format, Regimes regimes, List<Action> actions, List<Integer> choices) {

    public static final int FORMAT = 1;
    /** Name of the decision figure that holds the regime. */
    public static final String REGIME = "regime";

    /**
     * Tactics that a regime may select, or standing aside.
     *
     * @param tactics empty to stand aside
     */
    public record Action(String name, Optional<BracketTactics> tactics) {}

    public TacticsPolicy {
        actions = List.copyOf(actions);
        choices = List.copyOf(choices);
        if (choices.size() != regimes.count()) {
            throw new IllegalArgumentException(
                    "a policy for " + regimes.count() + " regimes cannot have " + choices.size() + " choices");
        }
        for (int choice : choices) {
            if (choice < 0 || choice >= actions.size()) {
                throw new IllegalArgumentException(
                        "choice " + choice + " is out of range: the policy has " + actions.size() + " actions");
            }
        }
    }

    public static TacticsPolicy of(Regimes regimes, List<Action> actions, List<Integer> choices) {
        return new TacticsPolicy(FORMAT, regimes, actions, choices);
    }

    public Action action(int regime) {
        return actions.get(choices.get(regime));
    }

    /** For a reader: "policy: choosy in volatility level 2 of 4, 06-12 UTC". */
    public String describe(int regime) {
        return "policy: " + action(regime).name() + " in " + regimes.describe(regime);
    }

    /** The policy as a rule over these features; the choice of each regime is made once, here. */
    public TacticsRule ruleFor(FeatureSet features) {
        int column = features.columnOf(regimes.feature());
        List<TacticsRule.Choice> answers = new ArrayList<>();
        for (int regime = 0; regime < choices.size(); regime++) {
            answers.add(new TacticsRule.Choice(
                    action(regime).tactics(), describe(regime), Map.of(REGIME, (double) regime)));
        }
        return (row, barTime, account) ->
                answers.get(regimes.number(regimes.regimeOf(row[column], barTime, regimes.badRun(account, barTime))));
    }

    public byte[] toBytes() {
        try {
            return ManifestJson.JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a policy can always be written", impossible);
        }
    }

    /** @throws IllegalArgumentException when the bytes are not a policy, or have another format */
    public static TacticsPolicy read(byte[] bytes) {
        try {
            JsonNode root = ManifestJson.JSON.readTree(bytes);
            int format = root.path("format").asInt(0);
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        "its policy's format is " + format + " and this version of Scalpel reads " + FORMAT);
            }
            return ManifestJson.JSON.treeToValue(root, TacticsPolicy.class);
        } catch (IOException damaged) {
            throw new IllegalArgumentException("its policy is damaged: " + damaged.getMessage(), damaged);
        }
    }
}
