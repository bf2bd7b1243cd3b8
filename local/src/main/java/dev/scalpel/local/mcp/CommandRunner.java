package dev.scalpel.local.mcp;

import java.util.List;

/** Runs a command line of this program in the home that the server reads. */
public interface CommandRunner {

    /** @param arguments without the home and without the kind of output */
    CommandAnswer run(List<String> arguments);
}
