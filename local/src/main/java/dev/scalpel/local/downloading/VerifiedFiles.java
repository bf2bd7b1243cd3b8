package dev.scalpel.local.downloading;

import dev.scalpel.local.importing.ImportFile;
import dev.scalpel.venue.market.MarketArchive;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of an archive that are what their checksums say. */
public final class VerifiedFiles {

    /** A month of minutes is about 2 MB. */
    static final int MAX_BYTES = 32 << 20;

    private static final int MAX_CHECKSUM_BYTES = 1_024;

    /** A file that changes between its two requests, or was damaged on its way, is right the next time. */
    private static final int DOWNLOADS = 2;

    /** As sha256sum writes it: the second blank is an asterisk for binary files. */
    private static final Pattern CHECKSUM = Pattern.compile("([0-9a-fA-F]{64}) [ *]?(\\S+)\\s*");

    private final MarketArchive archive;
    private final ArchiveFiles source;

    public VerifiedFiles(MarketArchive archive, ArchiveFiles source) {
        this.archive = archive;
        this.source = source;
    }

    /**
     * A file of the archive; empty when there is no such file.
     *
     * @throws DamagedFileException when it is not what its checksum says, or has none
     * @throws DownloadFailedException when the archive cannot be reached
     */
    Optional<ImportFile> fetch(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String found = "";
        String expected = "";
        for (int download = 1; download <= DOWNLOADS; download++) {
            Optional<byte[]> content = source.get(path, MAX_BYTES);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            expected = checksum(path, name);
            found = sha256(content.get());
            if (found.equals(expected)) {
                return Optional.of(ImportFile.of(name, content.get()));
            }
        }
        throw new DamagedFileException(name + ": its SHA-256 is " + found + ", but its checksum says " + expected);
    }

    private String checksum(String path, String name) {
        byte[] content = source.get(archive.checksum(path), MAX_CHECKSUM_BYTES)
                .orElseThrow(() -> new DamagedFileException(name + ": the archive has no checksum of it"));
        Matcher line = CHECKSUM.matcher(new String(content, StandardCharsets.UTF_8));
        if (!line.matches() || !line.group(2).equals(name)) {
            throw new DamagedFileException(
                    name + ": its checksum file is not one line of 64 hexadecimal digits and this name");
        }
        return line.group(1).toLowerCase(Locale.ROOT);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
