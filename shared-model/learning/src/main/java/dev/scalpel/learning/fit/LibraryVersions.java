package dev.scalpel.learning.fit;

import ai.djl.engine.Engine;
import java.util.Map;
import org.tribuo.Tribuo;

/** The libraries that a model's numbers may depend on. */
public final class LibraryVersions {

    private LibraryVersions() {}

    public static Map<String, String> versions() {
        return Map.of(
                "djl", Engine.getDjlVersion(),
                "pytorch", Engine.getEngine("PyTorch").getVersion(),
                "tribuo", Tribuo.VERSION);
    }
}
