package dev.scalpel.venue.tradovate;

import dev.scalpel.market.Sha256;
import dev.scalpel.venue.credentials.Credentials;

/**
 * A name of this device that is always the same, as the venue requires: "Understanding Device IDs" (example-api-faq) makes one of
 * fields that do not change.
 */
final class TradovateDevice {

    private TradovateDevice() {}

    static String id(Credentials credentials) {
        return Sha256.hex("scalpel " + credentials.key() + " " + credentials.secret() + " " + credentials.field("sec"));
    }
}
