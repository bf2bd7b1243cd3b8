package dev.scalpel.local.desk.http;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other sites out. A name that an attacker lets point to this machine shows in {@code Host}; a form or script on
 * another site can neither read nor send the token that the page was given.
 */
public final class RequestGuard {

    /** Of a request that changes something. */
    public static final String TOKEN_HEADER = "X-Scalpel-Token";

    private final Set<String> hosts;
    private final String token;

    /** @param port on which the page is served */
    public RequestGuard(int port, SecureRandom random) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        token = HexFormat.of().formatHex(secret);
    }

    /** What the page is given, and must send with each change. */
    public String token() {
        return token;
    }

    /** Why a request is rejected; empty if it is allowed. */
    public Optional<String> refusal(Headers headers, boolean changesSomething) {
        String host = Optional.ofNullable(headers.getFirst("Host")).orElse("").toLowerCase(Locale.ROOT);
        if (!hosts.contains(host)) {
            return Optional.of("this page is available on this machine only, as localhost or 127.0.0.1");
        }
        String origin = headers.getFirst("Origin");
        if (origin != null && hosts.stream().noneMatch(ours -> origin.equals("http://" + ours))) {
            return Optional.of("requests from other sites are rejected");
        }
        return changesSomething && !holdsToken(headers)
                ? Optional.of("the page's token is missing or wrong; reload the page")
                : Optional.empty();
    }

    private boolean holdsToken(Headers headers) {
        List<String> given = headers.getOrDefault(TOKEN_HEADER, List.of());
        return given.size() == 1
                && MessageDigest.isEqual(
                        given.get(0).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
