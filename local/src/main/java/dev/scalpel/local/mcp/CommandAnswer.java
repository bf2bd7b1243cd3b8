package dev.scalpel.local.mcp;

/**
 * What a command printed.
 *
 * @param code its exit code
 * @param out the document
 * @param err messages and errors
 */
public record CommandAnswer(int code, String out, String err) {}
