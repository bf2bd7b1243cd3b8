package dev.scalpel.image.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Lambda's runtime interface client. It cannot be run without Lambda: its classes are loaded by name. */
final class RuntimeClient {

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private RuntimeClient() {}

    static void load() {
        try {
            Class<?> client = Class.forName(MAIN);
            String folder = client.getPackageName().replace('.', '/') + "/";
            Path jar = Path.of(
                    client.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream()
                        .filter(each -> each.getName().startsWith(folder)
                                && each.getName().endsWith(".class"))
                        .toList()) {
                    String name = entry.getName().replace('/', '.').replaceFirst("\\.class$", "");
                    Class.forName(name, false, RuntimeClient.class.getClassLoader());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the runtime interface client", e);
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException("the runtime interface client must be on the class path as a jar", e);
        }
    }
}
