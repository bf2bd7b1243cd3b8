package dev.scalpel.promotion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model that trades a symbol, and the history of its predecessors: {@code models/BTC-USDT/champion.json}.
 *
 * @param revision counts the changes
 * @param modelId empty for flat
 * @param since when it became the champion
 * @param expiry when it retires to flat unless another is promoted before; empty for flat
 * @param history the newest changes, the oldest first, the present one last
 * @param terms on which it trades
 */
public record Champion(
        long revision,
        Optional<String> modelId,
        Instant since,
        Optional<Instant> expiry,
        List<Step> history,
        ChampionTerms terms) {

    /** Before the first promotion. */
    public static final Champion FLAT =
            new Champion(0, Optional.empty(), Instant.EPOCH, Optional.empty(), List.of(), ChampionTerms.NONE);

    /** The name of flat where a model id is expected. */
    public static final String FLAT_NAME = "flat";

    static final int MAX_HISTORY = 200;

    /**
     * A change of the champion.
     *
     * @param modelId the new champion; empty for flat
     * @param reason for a reader
     * @param figures behind the change, by name, in their order
     */
    public record Step(Instant at, Optional<String> modelId, String reason, Map<String, Double> figures) {

        public Step {
            requireModelId(modelId);
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
            figures.forEach((name, value) -> {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("figure '" + name + "' must be finite: " + value);
                }
            });
        }
    }

    public Champion {
        history = List.copyOf(history);
        requireModelId(modelId);
        if (revision < 0) {
            throw new IllegalArgumentException("revision must be >= 0: " + revision);
        }
        if (modelId.isPresent() != expiry.isPresent()) {
            throw new IllegalArgumentException("a model has an expiry and flat has none: " + modelId + ", " + expiry);
        }
    }

    public boolean isFlat() {
        return modelId.isEmpty();
    }

    /** The model's id, or {@code flat}. */
    public String name() {
        return modelId.orElse(FLAT_NAME);
    }

    /** The champion before the present one, empty for flat: the default target of a roll-back. */
    public Optional<String> previous() {
        for (int i = history.size() - 2; i >= 0; i--) {
            if (!history.get(i).modelId().equals(modelId)) {
                return history.get(i).modelId();
            }
        }
        return Optional.empty();
    }

    /** This champion on other terms. */
    Champion withTerms(ChampionTerms other) {
        return new Champion(revision + 1, modelId, since, expiry, history, other);
    }

    /** This pointer with one more change. */
    Champion after(Step step, Optional<Instant> newExpiry, ChampionTerms newTerms) {
        List<Step> steps = new ArrayList<>(history);
        steps.add(step);
        int dropped = Math.max(0, steps.size() - MAX_HISTORY);
        return new Champion(
                revision + 1, step.modelId(), step.at(), newExpiry, steps.subList(dropped, steps.size()), newTerms);
    }

    private static void requireModelId(Optional<String> modelId) {
        modelId.ifPresent(id -> {
            if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") || id.equals(FLAT_NAME)) {
                throw new IllegalArgumentException("invalid model id: '" + id + "'");
            }
        });
    }
}
