package dev.scalpel.distribution;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Packs a folder so that the same files give the same bytes: sorted, one time for all, no owner.
 *
 * @param time of every file
 */
record Packing(Instant time) {

    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    /** Sets the time of every file: an archive of classes fits only jars of the time at which it was made. */
    void setTimes(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
    }

    /** A {@code .tar.gz} that unpacks into a folder of this folder's name. */
    void tar(Path folder, Path archive) throws IOException {
        GzipParameters gzip = new GzipParameters();
        gzip.setModificationInstant(Instant.EPOCH);
        gzip.setOS(GzipParameters.OS.UNKNOWN);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
                TarArchiveOutputStream tar =
                        new TarArchiveOutputStream(new GzipCompressorOutputStream(file, gzip), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path each : files(folder)) {
                TarArchiveEntry entry = new TarArchiveEntry(name(folder, each));
                entry.setSize(Files.size(each));
                entry.setLastModifiedTime(FileTime.from(time));
                entry.setMode(mode(each));
                tar.putArchiveEntry(entry);
                Files.copy(each, tar);
                tar.closeArchiveEntry();
            }
        }
    }

    /** A {@code .zip} with the same content. */
    void zip(Path folder, Path archive) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            for (Path each : files(folder)) {
                ZipArchiveEntry entry = new ZipArchiveEntry(name(folder, each));
                entry.setTime(FileTime.from(time));
                entry.setUnixMode(mode(each));
                zip.putArchiveEntry(entry);
                Files.copy(each, zip);
                zip.closeArchiveEntry();
            }
        }
    }

    private static int mode(Path file) {
        return Files.isExecutable(file) ? EXECUTABLE : PLAIN;
    }

    private static String name(Path folder, Path file) {
        return folder.getFileName() + "/" + folder.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
