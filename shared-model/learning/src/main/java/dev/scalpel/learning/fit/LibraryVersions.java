package dev.scalpel.learning.fit;

import ai.djl.engine.Engine;
import java.util.Map;
import org.tribuo.Tribuo;

/** Versions of the libraries that may influence a model's numbers. */
public final class LibraryVersions {

    private LibraryVersions() {}

    public static Map<String, String> versions() {
        return Map.of(
                "djl", Engine.getDjlVersion(),
                "pytorch", Engine.getEngine("PyTorch").getVersion(),
                "tribuo", Tribuo.VERSION);
    }
}
