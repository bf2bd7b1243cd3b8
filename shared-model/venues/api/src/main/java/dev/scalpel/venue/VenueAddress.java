package dev.scalpel.venue;

import java.net.URI;
import java.util.Optional;

/**
 * The address of a venue: the real one, its testnet, another place of its own for rehearsals, or a stand-in on this machine.
 *
 * @param testnet whether it is the testnet, or another place where orders are rehearsed without money
 * @param loopback the stand-in's address; must be on loopback, so that neither a typing error nor an attacker's setting
 *     sends keys elsewhere
 * @param rehearsal another place of the venue for rehearsals: one that its {@link VenueAddresses} list
 */
public record VenueAddress(boolean testnet, Optional<URI> loopback, Optional<URI> rehearsal) {

    public VenueAddress {
        loopback.ifPresent(VenueAddress::requireLoopback);
    }

    public static VenueAddress real() {
        return new VenueAddress(false, Optional.empty(), Optional.empty());
    }

    public static VenueAddress ofTestnet() {
        return new VenueAddress(true, Optional.empty(), Optional.empty());
    }

    public static VenueAddress local(URI address) {
        return new VenueAddress(false, Optional.of(address), Optional.empty());
    }

    /**
     * That of a setting: a stand-in on this machine, or one where the venue lets orders be rehearsed.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static VenueAddress named(String text, VenueAddresses own) {
        URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (own.rehearsals().contains(address)) {
            return new VenueAddress(true, Optional.empty(), Optional.of(address));
        }
        if ("https".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    "venueConnection.address is none where the venue lets orders be rehearsed: "
                            + text
                            + (own.rehearsals().isEmpty() ? "; it has none" : "; there are: " + own.rehearsals()));
        }
        return local(URI.create(text));
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
