package dev.scalpel.venue;

import java.net.URI;
import java.util.Optional;

/**
 * The address of a venue: the real one, its testnet, or a stand-in on this machine.
 *
 * @param loopback the stand-in's address; must be on loopback, so that neither a typing error nor an attacker's setting
 *     sends keys elsewhere
 */
public record VenueAddress(boolean testnet, Optional<URI> loopback) {

    public VenueAddress {
        loopback.ifPresent(VenueAddress::requireLoopback);
    }

    public static VenueAddress real() {
        return new VenueAddress(false, Optional.empty());
    }

    public static VenueAddress ofTestnet() {
        return new VenueAddress(true, Optional.empty());
    }

    public static VenueAddress local(URI address) {
        return new VenueAddress(false, Optional.of(address));
    }

    public boolean isReal() {
        return !testnet && loopback.isEmpty();
    }

    private static void requireLoopback(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("");
        boolean local = host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
        if (!local || !"http".equals(address.getScheme()) || address.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "an address other than the venue's own must be http on loopback, such as http://127.0.0.1:8086: "
                            + address);
        }
    }
}
