package dev.scalpel.tradelog.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a database is reached.
 *
 * @param url of JDBC; not shown in messages, because it may contain a password
 * @param user empty where the URL has one
 * @param password asked at each connection: a token may expire
 * @param roots a file of certificates, one of which the server's must be signed by, for the host of the URL; empty where the URL says
 *     what is verified
 */
public record DatabaseAddress(
        String url, Optional<String> user, Supplier<Optional<String>> password, Optional<Path> roots) {

    private static final String PREFIX = "jdbc:postgresql:";

    public DatabaseAddress {
        if (!url.startsWith(PREFIX)) {
            throw new IllegalArgumentException("tradeLog.url must begin with " + PREFIX
                    + ", as in jdbc:postgresql://db.example.org/scalpel?user=scalpel");
        }
    }

    public DatabaseAddress(String url, Optional<String> user, Supplier<Optional<String>> password) {
        this(url, user, password, Optional.empty());
    }

    /** The same, to a server whose certificate is verified. */
    public DatabaseAddress verifiedBy(Path certificates) {
        return new DatabaseAddress(url, user, password, Optional.of(certificates));
    }

    /** Without what may be secret: host and database. */
    String shown() {
        int query = url.indexOf('?');
        String plain = query < 0 ? url : url.substring(0, query);
        int at = plain.lastIndexOf('@');
        return at < 0 ? plain : PREFIX + "//" + plain.substring(at + 1);
    }

    @Override
    public String toString() {
        return shown();
    }
}
