package dev.scalpel.model;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.model.Manifest.Window;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkEnsemble;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.model.prediction.MetaModel;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model that is ready to predict. A row alone and the same row in a batch give the same bits; so do two models opened
 * from the same files. Immutable; safe for any number of threads; needs no native library.
 */
public final class BracketModel {

    private final String id;
    private final Manifest manifest;
    private final NetworkEnsemble network;
    private final MetaModel meta;
    private final Optional<TacticsPolicy> policy;
    private final TacticsRule tactics;

    private BracketModel(
            String id,
            Manifest manifest,
            List<NetworkParameters> networks,
            MetaModel meta,
            Optional<TacticsPolicy> policy) {
        this.id = id;
        this.manifest = manifest;
        this.network = new NetworkEnsemble(manifest.normaliser(), networks);
        this.meta = meta;
        this.policy = policy;
        this.tactics = policy.map(learned -> learned.ruleFor(FeatureSet.ofVersion(manifest.featureVersion())))
                .orElseGet(() -> TacticsRule.fixed(manifest.tactics()));
    }

    /**
     * Opens a stored model.
     *
     * @throws ModelRefusedException when its parts do not fit each other
     */
    public static BracketModel open(SavedModel saved) {
        Manifest manifest = saved.bracketManifest();
        Architecture architecture = manifest.architecture();
        if (manifest.networks().isEmpty()) {
            throw new ModelRefusedException(saved.id(), "it has no network");
        }
        if (architecture.inputs() != manifest.features().size()
                || architecture.brackets() != manifest.grid().size()) {
            throw new ModelRefusedException(
                    saved.id(),
                    "its network takes " + architecture.inputs() + " features and predicts " + architecture.brackets()
                            + " brackets, its manifest names "
                            + manifest.features().size() + " and "
                            + manifest.grid().size());
        }
        return new BracketModel(
                saved.id(),
                manifest,
                manifest.networks().stream()
                        .map(name -> fitting(saved.id(), () -> NetworkParameters.read(architecture, saved.file(name))))
                        .toList(),
                fitting(
                        saved.id(),
                        () -> MetaModel.read(
                                saved.file(Manifest.META_MODEL), architecture.inputs(), architecture.brackets())),
                policy(saved));
    }

    private static Optional<TacticsPolicy> policy(SavedModel saved) {
        return Optional.ofNullable(saved.files().get(Manifest.POLICY))
                .map(bytes -> fitting(saved.id(), () -> {
                    TacticsPolicy policy = TacticsPolicy.read(bytes);
                    if (!saved.manifest().features().contains(policy.regimes().feature())) {
                        throw new IllegalArgumentException("its policy needs the feature "
                                + policy.regimes().feature() + ", which the model does not have");
                    }
                    return policy;
                }));
    }

    private static <T> T fitting(String id, Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException misfit) {
            throw new ModelRefusedException(id, String.valueOf(misfit.getMessage()), misfit);
        }
    }

    public String id() {
        return id;
    }

    public Manifest manifest() {
        return manifest;
    }

    public FeatureSet featureSet() {
        return FeatureSet.ofVersion(manifest.featureVersion());
    }

    public BracketGrid grid() {
        return manifest.grid();
    }

    /** What the fit and the gate have seen. */
    public Window window() {
        return manifest.window();
    }

    public MetaModel meta() {
        return meta;
    }

    public Optional<TacticsPolicy> policy() {
        return policy;
    }

    /** The tactics by regime where it has a policy, otherwise always those of the manifest. */
    public TacticsRule tactics() {
        return tactics;
    }

    /** The model at the costs it would be traded at. */
    public BracketModelAtCosts atCosts(Costs costs) {
        return new BracketModelAtCosts(this, costs);
    }

    /** Every output for a row, in units of σ: net returns by bracket, then the auxiliary log returns. */
    public float[] outputs(double[] features) {
        return networkOutputs(manifest.normaliser().apply(features));
    }

    float[] networkOutputs(float[] row) {
        return network.outputs(row);
    }
}
