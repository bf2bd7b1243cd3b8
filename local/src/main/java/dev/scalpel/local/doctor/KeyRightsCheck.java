package dev.scalpel.local.doctor;

import dev.scalpel.venue.trading.KeyRights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a key may do: enough to trade, and nothing that moves money away. */
public final class KeyRightsCheck {

    private KeyRightsCheck() {}

    /** @param rights empty where the venue does not report them */
    public static List<CheckResult> of(Optional<KeyRights> rights) {
        if (rights.isEmpty()) {
            return List.of(CheckResult.note(
                    "key rights",
                    "the venue does not report them here",
                    "mode live is refused where they are unknown"));
        }
        KeyRights known = rights.get();
        List<CheckResult> results = new ArrayList<>();
        results.add(
                known.moveFundsOut()
                        ? CheckResult.problem(
                                "key withdrawals",
                                "the key may withdraw or transfer funds",
                                "make a key that may only read and trade, and delete this one at the venue")
                        : CheckResult.ok("key withdrawals", "the key may not withdraw or transfer funds"));
        results.add(
                known.trade()
                        ? CheckResult.ok("key trading", "the key may send orders")
                        : CheckResult.problem(
                                "key trading", "the key may not send orders", "allow it to trade at the venue"));
        results.add(
                known.boundToAddresses()
                        ? CheckResult.ok("key addresses", "the key works from certain addresses only")
                        : CheckResult.warning(
                                "key addresses",
                                "the key works from any address",
                                "restrict it to this machine's address, or in AWS to the one that the deployment prints"
                                        + " (aws.network: fixed-address)"));
        return results;
    }
}
