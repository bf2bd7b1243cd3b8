package dev.scalpel.venue;

import java.net.URI;
import java.util.Optional;

/**
 * The addresses of a venue.
 *
 * @param testnet where orders can be rehearsed without money; empty where the venue has no such place
 */
public record VenueAddresses(URI real, Optional<URI> testnet) {

    public VenueAddresses {
        requireHttps(real);
        testnet.ifPresent(VenueAddresses::requireHttps);
    }

    /**
     * The address to connect to.
     *
     * @throws IllegalArgumentException when it is the testnet and there is none
     */
    public URI of(VenueAddress address) {
        if (address.loopback().isPresent()) {
            return address.loopback().get();
        }
        return address.testnet()
                ? testnet.orElseThrow(() -> new IllegalArgumentException("the venue has no testnet: " + real))
                : real;
    }

    private static void requireHttps(URI address) {
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("a venue's own address must be https with a host: " + address);
        }
    }
}
