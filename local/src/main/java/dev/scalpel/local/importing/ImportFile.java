package dev.scalpel.local.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file to import. Its name is for messages. */
public interface ImportFile {

    String name();

    /** As it is packed. */
    long size() throws IOException;

    InputStream open() throws IOException;

    static ImportFile of(Path path) {
        return new ImportFile() {
            @Override
            public String name() {
                return path.toString();
            }

            @Override
            public long size() throws IOException {
                return Files.size(path);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }
        };
    }

    /** One that was downloaded. The content is not copied. */
    static ImportFile of(String name, byte[] content) {
        return new ImportFile() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }
}
