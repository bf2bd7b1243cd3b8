package dev.scalpel.local.desk;

import dev.scalpel.local.desk.http.RequestRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the page, from the jar. */
final class DeskAssets {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.([a-z0-9]+)");
    private static final String PREFIX = "/assets/";
    private static final String INDEX = "index.html";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "map", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private DeskAssets() {}

    /** A file with its type. */
    static final class Asset {

        private final byte[] bytes;
        private final String type;

        private Asset(byte[] bytes, String type) {
            this.bytes = bytes;
            this.type = type;
        }

        /** Not copied: do not modify. */
        byte[] bytes() {
            return bytes;
        }

        String type() {
            return type;
        }
    }

    static boolean isAsset(String path) {
        return path.startsWith(PREFIX);
    }

    /** The page itself. */
    static Optional<Asset> index() {
        return read(INDEX);
    }

    /** @throws RequestRefusedException if there is no such file */
    static Asset at(String path) {
        String name = path.substring(PREFIX.length());
        if (!NAME.matcher(name).matches() || name.equals(INDEX)) {
            throw RequestRefusedException.notFound("no such file: " + path);
        }
        return read(name).orElseThrow(() -> RequestRefusedException.notFound("no such file: " + path));
    }

    private static Optional<Asset> read(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = DeskAssets.class.getResourceAsStream("assets/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new Asset(in.readAllBytes(), type));
        } catch (IOException damaged) {
            throw new UncheckedIOException("cannot read " + name + " of the page", damaged);
        }
    }
}
