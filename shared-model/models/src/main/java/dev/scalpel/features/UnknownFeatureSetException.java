package dev.scalpel.features;

/** A model names a feature set that this code does not have. */
public final class UnknownFeatureSetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownFeatureSetException(String version) {
        super("no feature set '" + version + "' here; known are " + FeatureSet.versions()
                + ": train again with this release, or run the release that trained the model");
    }
}
