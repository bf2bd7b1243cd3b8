package dev.scalpel.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.evidence.Standing;
import java.util.Optional;

/** Receives the progress of the demo. */
public interface DemoListener {

    /** An event. */
    void note(String line);

    /**
     * The end of a night in the shadow.
     *
     * @param night its number, from 0
     * @param last the number of the last one, should no licence come before it
     * @param standing of the procedure; empty before its account is opened
     */
    void night(int night, int last, Optional<Standing> standing);

    /**
     * The end of a minute of trading.
     *
     * @param done share of the days of trading
     * @param traded the answer of execution
     */
    void minute(long minute, double done, JsonNode traded);
}
