package dev.scalpel.architecture.sample.shared;

import com.fasterxml.jackson.databind.JsonNode;

/** Breaks no rule: a codec may use JSON. */
final class SampleCodec {

    private SampleCodec() {}

    static UntypedState read(JsonNode tree) {
        return new UntypedState(tree, tree.size());
    }
}
