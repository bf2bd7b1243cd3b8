package dev.scalpel.settings.deployment;

import dev.scalpel.settings.section.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * The lines of {@code cdk/base-image.properties}: an image by its tag, and for each architecture the digest that the tag had
 * when it was looked up. {@code ./scalpel deploy} completes them, the stack reads them.
 */
public record BaseImage(List<String> lines) {

    private static final String IMAGE = "image";

    /** @throws IllegalArgumentException when there is no image with a tag, or no line for an architecture */
    public BaseImage {
        lines = List.copyOf(lines);
        String image = value(lines, IMAGE);
        if (image.lastIndexOf(':') <= image.lastIndexOf('/')) {
            throw new IllegalArgumentException("expected a line image=NAME:TAG, found image=" + image + "");
        }
        for (Architecture architecture : Architecture.values()) {
            value(lines, label(architecture));
        }
    }

    /** Name and tag. */
    public String image() {
        return value(lines, IMAGE);
    }

    /** Empty while it has not been looked up. */
    public Optional<String> digest(Architecture architecture) {
        return Optional.of(value(lines, label(architecture))).filter(digest -> !digest.isEmpty());
    }

    /** With its digest if that is known; otherwise with its tag, which is enough for a template but not for a deployment. */
    public String reference(Architecture architecture) {
        String image = image();
        return digest(architecture)
                .map(digest -> image.substring(0, image.lastIndexOf(':')) + "@" + digest)
                .orElse(image);
    }

    public BaseImage withDigest(Architecture architecture, String digest) {
        String key = label(architecture);
        return new BaseImage(lines.stream()
                .map(line -> isOf(key, line) ? key + "=" + digest : line)
                .toList());
    }

    /** As the image's build names it. */
    public static String label(Architecture architecture) {
        return architecture == Architecture.ARM64 ? "arm64" : "x86-64";
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> isOf(key, line))
                .findFirst()
                .map(line -> line.substring(key.length() + 1).strip())
                .orElseThrow(() -> new IllegalArgumentException("expected a line " + key + "=…, found none"));
    }

    private static boolean isOf(String key, String line) {
        return line.startsWith(key + "=");
    }
}
