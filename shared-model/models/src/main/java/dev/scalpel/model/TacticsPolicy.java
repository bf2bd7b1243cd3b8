package dev.scalpel.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.trading.Tactics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tactics by regime, as reinforcement learning found them: {@value Manifest#POLICY} beside a model.
 *
 * @param format version of this very document
 * @param actions what can be done; the first is the model's own tactics
 * @param choices the number of the action for each regime, by the regime's number
 */
public record TacticsPolicy(int format, Regimes regimes, List<Action> actions, List<Integer> choices) {

    public static final int FORMAT = 1;
    /** The figure of a decision that tells the regime. */
    public static final String REGIME = "regime";

    /**
     * One thing that can be done.
     *
     * @param tactics empty to stand aside
     */
    public record Action(String name, Optional<Tactics> tactics) {}

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
                        "choice " + choice + " is none of the policy's " + actions.size() + " actions");
            }
        }
    }

    public static TacticsPolicy of(Regimes regimes, List<Action> actions, List<Integer> choices) {
        return new TacticsPolicy(FORMAT, regimes, actions, choices);
    }

    public Action action(int regime) {
        return actions.get(choices.get(regime));
    }

    /** For people: "policy: choosy in liveliness 2 of 4, 06-12 UTC". */
    public String words(int regime) {
        return "policy: " + action(regime).name() + " in " + regimes.words(regime);
    }

    /** The policy as execution asks it, each answer made beforehand. */
    public TacticsRule over(FeatureSet features) {
        int column = features.columnOf(regimes.feature());
        List<TacticsRule.Choice> answers = new ArrayList<>();
        for (int regime = 0; regime < choices.size(); regime++) {
            answers.add(
                    new TacticsRule.Choice(action(regime).tactics(), words(regime), Map.of(REGIME, (double) regime)));
        }
        return (row, barTime, account) ->
                answers.get(regimes.number(regimes.place(row[column], barTime, regimes.badRun(account, barTime))));
    }

    public byte[] toBytes() {
        try {
            return ManifestJson.JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a policy can always be written", impossible);
        }
    }

    /**
     * @throws IllegalArgumentException when these bytes are no policy, or one of another format
     */
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
