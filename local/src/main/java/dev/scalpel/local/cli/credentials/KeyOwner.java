package dev.scalpel.local.cli.credentials;

import dev.scalpel.execution.credentials.AwsCredentialStores;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.doctor.CheckResult;
import dev.scalpel.local.doctor.KeyRightsCheck;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.CredentialStore;
import dev.scalpel.settings.value.CredentialStage;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.adapter.VenueAccount;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.CredentialName;
import dev.scalpel.venue.credentials.CredentialVariables;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.credentials.SecretStore;
import dev.scalpel.venue.credentials.SecretText;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.TradingVenue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A venue in a stage, whose keys are stored somewhere. */
final class KeyOwner {

    private static final String HINT = "docs/credentials.md explains where keys are kept";

    private final Settings settings;
    private final String venue;
    private final CredentialStage stage;
    private final TradingHalf trading;

    private KeyOwner(Settings settings, String venue, CredentialStage stage, TradingHalf trading) {
        this.settings = settings;
        this.venue = venue;
        this.stage = stage;
        this.trading = trading;
    }

    /**
     * @param stage that of the settings' mode if null
     * @throws WrongUsageException when no venue of this name takes orders
     * @throws CommandFailedException when its keys would get into the secret of another venue
     */
    static KeyOwner of(Settings settings, String venue, @Nullable CredentialStage stage) {
        TradingHalf trading;
        try {
            trading = VenueAdapters.trading(venue);
        } catch (IllegalArgumentException unknown) {
            throw new WrongUsageException(String.valueOf(unknown.getMessage()), HINT, unknown);
        }
        return new KeyOwner(
                settings,
                venue,
                Optional.ofNullable(stage)
                        .orElse(settings.mode() == Mode.LIVE ? CredentialStage.PRODUCTION : CredentialStage.TESTNET),
                trading);
    }

    String venue() {
        return venue;
    }

    CredentialStage stage() {
        return stage;
    }

    CredentialsForm form() {
        return trading.credentialsForm();
    }

    CredentialVariables variables() {
        return trading.credentialVariables();
    }

    SecretText text(String where) {
        return new SecretText(form(), variables().fields().keySet(), where);
    }

    /** @throws CommandFailedException when one secret of Secrets Manager would have to serve two venues */
    CredentialName name() {
        if (settings.venueConnection().credentialStore() == CredentialStore.SECRETS_MANAGER
                && !settings.venue().equals(venue)) {
            throw new CommandFailedException(
                    "the secret in Secrets Manager has the keys of " + settings.venue()
                            + ", the venue of the settings, not of " + venue,
                    "set credentials.store: parameter-store, where each venue has keys of its own, or set venue: "
                            + venue);
        }
        return CredentialName.of(settings, stage, venue);
    }

    SecretStore store(@Nullable String region) {
        return AwsCredentialStores.of(
                settings.venueConnection().credentialStore(),
                Optional.ofNullable(region).or(() -> settings.aws().region()));
    }

    /** Reads at the venue what these keys may do; sends no order. */
    List<CheckResult> rights(Credentials credentials, Clock clock) {
        VenueAccount account = VenueAccount.connect(
                venue, address(), credentials, settings.venueConnection().recvWindowMillis(), clock);
        return KeyRightsCheck.of(account.read("the permissions of the key", TradingVenue::keyRights));
    }

    /** Where the keys are tried. */
    private VenueAddress address() {
        try {
            return settings.venueConnection()
                    .address()
                    .map(text ->
                            VenueAddress.named(text, VenueAdapters.named(venue).addresses()))
                    .orElseGet(
                            () -> stage == CredentialStage.PRODUCTION ? VenueAddress.real() : VenueAddress.ofTestnet());
        } catch (IllegalArgumentException foreign) {
            throw new CommandFailedException(String.valueOf(foreign.getMessage()), HINT, foreign);
        }
    }
}
