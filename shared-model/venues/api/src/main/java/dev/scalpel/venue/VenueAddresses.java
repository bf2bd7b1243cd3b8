package dev.scalpel.venue;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of a venue.
 *
 * @param testnet where orders can be rehearsed without money; empty where the venue has no such place
 * @param rehearsals further places where orders can be rehearsed without money, which the setting
 *     {@code venueConnection.address} may name
 */
public record VenueAddresses(URI real, Optional<URI> testnet, List<URI> rehearsals) {

    public VenueAddresses {
        rehearsals = List.copyOf(rehearsals);
        requireHttps(real);
        testnet.ifPresent(VenueAddresses::requireHttps);
        rehearsals.forEach(VenueAddresses::requireHttps);
    }

    /** Without further places for rehearsals. */
    public VenueAddresses(URI real, Optional<URI> testnet) {
        this(real, testnet, List.of());
    }

    /**
     * The address to connect to.
     *
     * @throws IllegalArgumentException when it is the testnet and there is none, or a rehearsal that is not one of the venue's
     */
    public URI of(VenueAddress address) {
        if (address.loopback().isPresent()) {
            return address.loopback().get();
        }
        if (address.rehearsal().isPresent()) {
            return address.rehearsal()
                    .filter(rehearsals::contains)
                    .orElseThrow(() -> new IllegalArgumentException("not an address of the venue for rehearsals: "
                            + address.rehearsal().get()));
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
