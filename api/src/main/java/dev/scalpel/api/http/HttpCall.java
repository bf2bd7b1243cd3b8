package dev.scalpel.api.http;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request, whichever front end took it.
 *
 * @param path without query; never decoded: no address of ours needs an escape
 * @param headers by lower-case name, with all their values
 * @param query the last value of each parameter
 * @param peer the address that called, as the network reports it or a trusted proxy does
 * @param way how it came here
 * @param certificate the subject of the caller's certificate, where a gateway has demanded and verified one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HttpCall(
        String method,
        String path,
        Map<String, List<String>> headers,
        Map<String, String> query,
        byte[] body,
        String peer,
        Way way,
        Optional<String> certificate) {

    /** Without a certificate. */
    public HttpCall(
            String method,
            String path,
            Map<String, List<String>> headers,
            Map<String, String> query,
            byte[] body,
            String peer,
            Way way) {
        this(method, path, headers, query, body, peer, way, Optional.empty());
    }

    /** How a call came here. */
    public enum Way {
        /** From the internet through a gateway that reports the peer itself. */
        GATEWAY,
        /** From this machine. */
        LOCAL,
        /** Through a tunnel on this machine. */
        TUNNEL
    }

    public HttpCall {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lower;
        query = Collections.unmodifiableMap(new TreeMap<>(query));
    }

    /** The value of a header that was sent once. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    public boolean isFlagSet(String parameter) {
        return query.getOrDefault(parameter, "0").equals("1");
    }
}
