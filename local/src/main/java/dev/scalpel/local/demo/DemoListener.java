package dev.scalpel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Is told how the demo goes on. */
public interface DemoListener {

    /** Something worth a line of its own. */
    void note(String line);

    /**
     * A minute is over.
     *
     * @param traded execution's answer
     */
    void minute(long minute, DemoPlan plan, JsonNode traded);
}
