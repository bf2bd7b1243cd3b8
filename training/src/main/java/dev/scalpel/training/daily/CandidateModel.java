package dev.scalpel.training.daily;

import dev.scalpel.learning.fit.LibraryVersions;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.learning.tactics.PolicyWalk;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.model.ScoreModelReader;
import dev.scalpel.model.ScorePolicyCodec;
import dev.scalpel.model.UpdateReview;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.model.score.ScoreNetwork;
import dev.scalpel.training.score.DeclaredProcedure;
import dev.scalpel.training.score.ScoreTrials;
import dev.scalpel.training.tuning.TrainingWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files and the manifest of a day's candidate in the score style. */
final class CandidateModel {

    /**
     * How it was found.
     *
     * @param trials that were compared
     * @param promisedToRealised mean predicted ÷ mean realised net return of the trades of its evidence
     */
    record Search(int trials, double promisedToRealised) {}

    private final TrainingConfig config;
    private final DeclaredProcedure procedure;
    private final ScoreWalk walk;
    private final ScoreTrials.Traded traded;
    private final long day;
    private final List<Integer> horizons;
    private final Optional<ScoreNetwork> network;
    private final Optional<PolicyWalk> policies;

    /** @param day for which it decides, in days since 1970 */
    CandidateModel(
            TrainingConfig config, DeclaredProcedure procedure, ScoreWalk walk, ScoreTrials.Traded traded, long day) {
        this.config = config;
        this.procedure = procedure;
        this.walk = walk;
        this.traded = traded;
        this.day = day;
        horizons = List.of(traded.recipe().horizonMinutes());
        network = walk.network(day, horizons);
        policies = procedure.policies(
                walk.scores(horizons),
                traded.recipe().tactics(),
                config.simulation().decisionCosts());
    }

    /** Why hidden units and tactics by regime are used or not; nothing about what was not tried. */
    List<String> words() {
        return Stream.of(networkReview(), policyReview())
                .flatMap(Optional::stream)
                .map(UpdateReview::words)
                .toList();
    }

    private Optional<UpdateReview> networkReview() {
        return walk.networkReview(day, horizons);
    }

    private Optional<UpdateReview> policyReview() {
        return policies.map(PolicyWalk::review);
    }

    /**
     * Checked by reading it as execution does.
     *
     * @param bars sha256 of each bar object read, by key
     * @param parent the champion of the moment
     * @param seconds by stage
     */
    SavedModel saved(
            TrainingRequest request,
            TrainingWindow window,
            Map<String, String> bars,
            Optional<String> parent,
            CandidateChecks checks,
            Search search,
            Map<String, Double> seconds,
            Instant now) {
        ScoreModel.Frozen frozen = traded.shadow().frozen(day);
        ScoreManifest manifest = new ScoreManifest(
                ScoreManifest.FORMAT,
                ScoreManifest.STYLE,
                request.symbol(),
                "training",
                parent,
                request.procedure().orElseGet(procedure::id),
                procedure.recipe(),
                walk.featureSet().version(),
                walk.featureSet().names(),
                horizons,
                procedure.sides().stream().sorted().toList(),
                traded.recipe().tactics(),
                frozen.threshold(),
                frozen.slope(),
                frozen.variance(),
                Manifest.Charges.of(config.simulation().decisionCosts()),
                new Manifest.Window(window.from(), window.holdOut().from(), window.to()),
                bars,
                config.seed(),
                search.trials(),
                checks.figures(),
                checks.words(),
                search.promisedToRealised(),
                network.isPresent() ? LibraryVersions.versions() : Map.of(),
                Map.of(),
                seconds,
                networkReview(),
                policyReview());
        SavedModel saved = SavedModel.of(manifest, files(), now);
        ScoreModelReader.open(saved);
        return saved;
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                ScoreManifest.WEIGHTS,
                walk.model(day).orElseThrow().only(horizons).toBytes());
        network.ifPresent(hidden -> files.put(ScoreManifest.NETWORK, hidden.toBytes()));
        policies.flatMap(PolicyWalk::next)
                .ifPresent(policy -> files.put(ScoreManifest.POLICY, ScorePolicyCodec.toBytes(policy)));
        return files;
    }
}
