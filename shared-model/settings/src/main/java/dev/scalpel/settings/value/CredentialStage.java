package dev.scalpel.settings.value;

import java.util.Locale;

/** Whose keys a deployment reads: neither stage may read those of the other. */
public enum CredentialStage {
    TESTNET,
    PRODUCTION;

    /** As it stands in names: {@code testnet}, {@code production}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
