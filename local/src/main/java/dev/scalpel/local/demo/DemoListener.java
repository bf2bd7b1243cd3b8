package dev.scalpel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Receives the progress of the demo. */
public interface DemoListener {

    /** An event. */
    void note(String line);

    /**
     * The end of a minute.
     *
     * @param traded the answer of execution
     */
    void minute(long minute, DemoPlan plan, JsonNode traded);
}
