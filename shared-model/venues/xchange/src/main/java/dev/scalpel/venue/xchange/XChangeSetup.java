package dev.scalpel.venue.xchange;

import dev.scalpel.venue.ConnectionParameters;
import java.net.URI;
import org.knowm.xchange.ExchangeSpecification;

/** How XChange reaches a venue: without a request beforehand, at the given address, within the given time. */
public final class XChangeSetup {

    private XChangeSetup() {}

    /** Changes the specification, and hardens the HTTP client. */
    public static ExchangeSpecification apply(
            ExchangeSpecification specification, ConnectionParameters connection, URI address) {
        XChangeClient.harden();
        specification.setShouldLoadRemoteMetaData(false);
        specification.setHttpConnTimeout((int) connection.timeout().toMillis());
        specification.setHttpReadTimeout((int) connection.timeout().toMillis());
        specification.setSslUri(address.toString());
        return specification;
    }
}
