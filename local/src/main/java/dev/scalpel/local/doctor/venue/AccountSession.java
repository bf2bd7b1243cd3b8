package dev.scalpel.local.doctor.venue;

import dev.scalpel.local.doctor.CheckResult;
import dev.scalpel.local.doctor.KeyRightsCheck;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.adapter.VenueAccount;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.MissingCredentialsException;
import dev.scalpel.venue.credentials.SecretSource;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.TradingHalf;
import dev.scalpel.venue.trading.TradingRefusedException;
import dev.scalpel.venue.trading.TradingVenue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The account behind the keys of this machine, and what was found on the way to it.
 *
 * @param account empty where there are no keys, or none that the venue accepts
 */
record AccountSession(Optional<VenueAccount> account, Optional<Balances> balances, List<CheckResult> findings) {

    static final String WHERE = "docs/credentials.md says where keys are read from";

    static AccountSession open(VenueScope scope, Map<String, String> environment, Clock clock) {
        Optional<TradingHalf> trading = VenueAdapters.named(scope.venue()).trading();
        if (trading.isEmpty()) {
            return without(CheckResult.note("keys", "the venue takes no orders here: it provides bars only", ""));
        }
        try {
            Credentials credentials = Credentials.of(
                    trading.get().credentialsForm(),
                    trading.get().credentialVariables(),
                    scope.settings(),
                    environment,
                    noStore());
            return of(VenueAccount.connect(
                    scope.venue(),
                    scope.address(),
                    credentials,
                    scope.settings().venueConnection().recvWindowMillis(),
                    clock));
        } catch (MissingCredentialsException missing) {
            String reason = String.valueOf(missing.getMessage());
            return without(
                    scope.mode() == Mode.PAPER
                            ? CheckResult.note("keys", "paper trading needs none: " + reason, WHERE)
                            : CheckResult.problem("keys", reason, WHERE));
        } catch (TradingRefusedException refused) {
            return without(CheckResult.problem(
                    "keys", String.valueOf(refused.getMessage()), "docs/settings.md explains every setting"));
        }
    }

    /** Also where a venue does not report rights, wrong keys are found: by the balances. */
    private static AccountSession of(VenueAccount account) {
        List<CheckResult> findings = new ArrayList<>();
        try {
            findings.addAll(KeyRightsCheck.of(account.read("the permissions of the key", TradingVenue::keyRights)));
            Balances balances = account.read("the balances", TradingVenue::balances);
            findings.add(0, CheckResult.ok("keys", "the venue accepts key and signature"));
            return new AccountSession(Optional.of(account), Optional.of(balances), List.copyOf(findings));
        } catch (VenueException rejected) {
            findings.add(Remedies.problem("keys", rejected));
            return new AccountSession(Optional.empty(), Optional.empty(), List.copyOf(findings));
        }
    }

    /** On this machine there is no store of secrets. */
    static SecretSource noStore() {
        return name -> {
            throw new MissingCredentialsException("in AWS: ./scalpel credentials check checks " + name);
        };
    }

    private static AccountSession without(CheckResult finding) {
        return new AccountSession(Optional.empty(), Optional.empty(), List.of(finding));
    }
}
