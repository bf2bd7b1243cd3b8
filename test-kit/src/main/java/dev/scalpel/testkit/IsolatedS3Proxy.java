package dev.scalpel.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * s3proxy in its own class loader. Its jar holds unshaded copies of many libraries in versions that are not ours,
 * so it must not be on any class path; only types of the platform pass between the two sides.
 */
final class IsolatedS3Proxy implements AutoCloseable {

    private static final String JAR = "s3proxy/s3proxy.jar";
    private static final String LOGGING = "s3proxy/logback-test.xml";
    private static final String CORE = "org.gaul.s3proxy.junit.S3ProxyJunitCore";

    private final URLClassLoader loader = ClassesHolder.LOADER;
    private final Object core;

    IsolatedS3Proxy() {
        core = inside(this::newCore);
        inside(() -> core.getClass().getMethod("beforeEach").invoke(core));
    }

    /** The jar's classes, loaded once and until the JVM ends: loading and compiling them takes longer than most tests. */
    private static final class ClassesHolder {

        static final URLClassLoader LOADER = load();

        private static URLClassLoader load() {
            try {
                URL jar = requireResource(JAR);
                URL file = jar.getProtocol().equals("file")
                        ? jar
                        : extract(jar).toUri().toURL();
                URL[] classPath = {folderOf(requireResource(LOGGING)), file};
                return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
            } catch (IOException failed) {
                throw new IllegalStateException("cannot load the S3 server from " + JAR, failed);
            }
        }
    }

    URI endpoint() {
        return (URI) inside(() -> core.getClass().getMethod("getUri").invoke(core));
    }

    @Override
    public void close() {
        inside(() -> core.getClass().getMethod("afterEach").invoke(core));
    }

    private Object newCore() throws ReflectiveOperationException {
        Class<?> builderType = loader.loadClass(CORE + "$Builder");
        Object builder = builderType.getConstructor().newInstance();
        builderType.getMethod("withBlobStoreProvider", String.class).invoke(builder, "transient");
        builderType.getMethod("ignoreUnknownHeaders").invoke(builder);
        return builderType.getMethod("build").invoke(builder);
    }

    /** Calls into the jar with its own loader as the thread's, where Jetty and the service loader look. */
    private Object inside(Reflection call) {
        Thread thread = Thread.currentThread();
        ClassLoader outside = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.run();
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("the S3 server failed: " + failed.getCause(), failed);
        } finally {
            thread.setContextClassLoader(outside);
        }
    }

    private static URL requireResource(String name) {
        URL resource = IsolatedS3Proxy.class.getResource(name);
        if (resource == null) {
            throw new IllegalStateException(name + " is not in the package of " + IsolatedS3Proxy.class.getName()
                    + ": build test-kit with Maven and without -DskipTests, which copies it there");
        }
        return resource;
    }

    private static URL folderOf(URL resource) throws IOException {
        String text = resource.toString();
        return URI.create(text.substring(0, text.lastIndexOf('/') + 1)).toURL();
    }

    private static Path extract(URL jar) throws IOException {
        Path file = Files.createTempFile("s3proxy", ".jar");
        file.toFile().deleteOnExit();
        try (InputStream in = jar.openStream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    @FunctionalInterface
    private interface Reflection {
        Object run() throws ReflectiveOperationException;
    }
}
