package dev.scalpel.settings.section;

import dev.scalpel.settings.value.CredentialStage;
import dev.scalpel.settings.value.LiveConfirmation;
import dev.scalpel.settings.value.UnrehearsedConfirmation;
import java.util.Optional;

/**
 * @param leverage of positions on margin: notional over margin
 * @param credentialStore where the functions of a deployment read the keys
 * @param credentialStage whose keys a function reads in Parameter Store
 * @param secretName the name of the keys in Secrets Manager, never the keys
 * @param keyVariable the name of the environment variable with the key, never the key
 * @param secretVariable the name of the environment variable with the key's secret, never the secret
 * @param unrehearsed whether the owner knows that nobody has rehearsed at the venue
 */
public record ConnectionSettings(
        Optional<String> address,
        int recvWindowMillis,
        int leverage,
        CredentialStore credentialStore,
        CredentialStage credentialStage,
        String secretName,
        String keyVariable,
        String secretVariable,
        Optional<LiveConfirmation> liveConfirmation,
        Optional<UnrehearsedConfirmation> unrehearsed) {

    /** A local exchange in place of the venue: its clock may jump. */
    public Optional<String> standIn() {
        return address.filter(text -> text.startsWith("http://"));
    }

    /** The same with another confirmation of live trading. */
    public ConnectionSettings confirmedBy(Optional<LiveConfirmation> other) {
        return new ConnectionSettings(
                address,
                recvWindowMillis,
                leverage,
                credentialStore,
                credentialStage,
                secretName,
                keyVariable,
                secretVariable,
                other,
                unrehearsed);
    }
}
