package dev.scalpel.venue.credentials;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.CredentialStore;
import dev.scalpel.settings.value.CredentialStage;

/**
 * What a venue's keys are called where a deployment keeps them.
 *
 * @param store which kind of store
 * @param name the name there
 */
public record CredentialName(CredentialStore store, String name) {

    /** As a function of the deployment reads them: its settings have the name, or the stage, of the deployment. */
    public static CredentialName of(Settings settings) {
        return switch (settings.venueConnection().credentialStore()) {
            case SECRETS_MANAGER -> secret(settings.venueConnection().secretName());
            case PARAMETER_STORE -> parameter(settings.venueConnection().credentialStage(), settings.venue());
        };
    }

    /** As the deployment of this stage calls them, by the settings from which it is made. */
    public static CredentialName of(Settings settings, CredentialStage stage, String venue) {
        return switch (settings.venueConnection().credentialStore()) {
            case SECRETS_MANAGER -> secret(ofStage(settings.venueConnection().secretName(), stage));
            case PARAMETER_STORE -> parameter(stage, venue);
        };
    }

    /** The name of a secret of a stage: each has its own, so that neither can use the other's. */
    public static String ofStage(String secret, CredentialStage stage) {
        return stage == CredentialStage.PRODUCTION ? secret : secret + "-" + stage.label();
    }

    /** The path of all that a stage keeps of a venue in Parameter Store. */
    public static String path(CredentialStage stage, String venue) {
        return "/scalpel/" + stage.label() + "/" + venue;
    }

    /** Where the token of a venue's session is kept: beside its keys, as a secret of its own. */
    public CredentialName token() {
        return switch (store) {
            case SECRETS_MANAGER -> secret(name + "-token");
            case PARAMETER_STORE -> new CredentialName(store, name.substring(0, name.lastIndexOf('/')) + "/token");
        };
    }

    private static CredentialName secret(String name) {
        return new CredentialName(CredentialStore.SECRETS_MANAGER, name);
    }

    private static CredentialName parameter(CredentialStage stage, String venue) {
        return new CredentialName(CredentialStore.PARAMETER_STORE, path(stage, venue) + "/keys");
    }

    /** For messages. */
    public String describe() {
        return switch (store) {
            case SECRETS_MANAGER -> "the secret '" + name + "' in Secrets Manager";
            case PARAMETER_STORE -> "the parameter '" + name + "' in Parameter Store";
        };
    }
}
