package dev.scalpel.image.archive;

/** One function of an image. The archive run finds it by the service loader: {@code META-INF/services} names it. */
@FunctionalInterface
public interface ArchivedFunction {

    /** Does what the function does in Lambda, so that its classes are loaded. Throws where the function would fail. */
    void run(ArchiveContext context);
}
