package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.choice;

import dev.scalpel.settings.section.CredentialStore;
import dev.scalpel.settings.value.CredentialStage;
import java.util.List;

/** Where the functions of a deployment read the venues' keys: the section {@code credentials}. */
public final class CredentialKeys {

    private static final KeyGroup KEYS = new KeyGroup();

    public static final SettingKey<CredentialStore> STORE = KEYS.declare(
            "credentials.store",
            choice(CredentialStore.class),
            CredentialStore.SECRETS_MANAGER,
            "Where a deployment keeps the venues' keys: in Secrets Manager, 0.40 USD per month, or in Parameter Store as"
                    + " a SecureString, which is free. `./scalpel credentials put VENUE` writes them. See docs/credentials.md.");
    public static final SettingKey<CredentialStage> STAGE = KEYS.declare(
            "credentials.stage",
            choice(CredentialStage.class),
            CredentialStage.PRODUCTION,
            "Whose keys are read in Parameter Store: the deployment sets it to its own stage. The keys of VENUE are the"
                    + " parameter `/scalpel/STAGE/VENUE/keys`.");

    private CredentialKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
