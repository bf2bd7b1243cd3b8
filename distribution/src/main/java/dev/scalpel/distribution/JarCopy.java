package dev.scalpel.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies jars, without the entries that nobody on the platform can use. */
final class JarCopy {

    private JarCopy() {}

    /** Copies the jar; the file's own bytes where every entry stays. */
    static void copy(Path jar, Path to, Predicate<String> keeps) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> kept =
                    zip.stream().filter(entry -> keeps.test(entry.getName())).toList();
            if (kept.size() == zip.size()) {
                Files.copy(jar, to, StandardCopyOption.REPLACE_EXISTING);
                return;
            }
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
                for (ZipEntry entry : kept) {
                    ZipEntry same = new ZipEntry(entry.getName());
                    same.setTimeLocal(entry.getTimeLocal());
                    out.putNextEntry(same);
                    try (InputStream in = zip.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
    }

    /** Unpacks entries into one folder, without the folders that they lie in. */
    static void unpack(Path jar, Path folder, Predicate<String> wanted) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .filter(each -> !each.isDirectory() && wanted.test(each.getName()))
                    .toList()) {
                Path to = folder.resolve(Path.of(entry.getName()).getFileName().toString());
                Files.createDirectories(folder);
                if (Files.exists(to)) {
                    throw new IOException("two libraries of the name " + to.getFileName() + ", one of them in " + jar);
                }
                try (InputStream in = zip.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(to)) {
                    in.transferTo(out);
                }
            }
        }
    }
}
