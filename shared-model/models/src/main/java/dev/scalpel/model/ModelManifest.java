package dev.scalpel.model;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.Tactics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the manifests of all styles say of their model. */
public sealed interface ModelManifest permits Manifest, ScoreManifest {

    Symbol symbol();

    /** How it was made: {@code training}, {@code online}, {@code tactics}. */
    String method();

    /** The model it was derived from, or replaced. */
    Optional<String> parent();

    /** Of the feature set. */
    String featureVersion();

    /** The features' names, in order. */
    List<String> features();

    Tactics tactics();

    /** The costs that its evidence was charged. */
    Manifest.Charges costs();

    /** What the fit and the gate have seen. */
    Manifest.Window window();

    /** Figures of the gate, by name. */
    Map<String, Double> gate();

    /** Of the gate. */
    String words();

    /** sha256 of each other file of the model, by name. */
    Map<String, String> files();

    /** The style's name: {@code brackets}, {@code score}. */
    String styleName();

    /** This manifest with the hashes of its files. */
    ModelManifest withFiles(Map<String, String> hashes);

    /** The part that is hashed. */
    ModelManifest withoutTiming();

    /** Why this version of Scalpel cannot use it, where its parts do not fit each other. */
    Optional<String> misfit();
}
