package dev.scalpel.local.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Questions on {@code err}, and the lines that a person types in answer to them. */
public final class TypedAnswers {

    private final ProcessContext process;
    private final BufferedReader lines;

    public TypedAnswers(ProcessContext process) {
        this.process = process;
        lines = new BufferedReader(new InputStreamReader(process.in(), StandardCharsets.UTF_8));
    }

    /** The answer without blanks at its ends; empty where nobody can answer any more. */
    public Optional<String> read(String question) {
        process.err().print(question + " ");
        process.err().flush();
        try {
            return Optional.ofNullable(lines.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the answer", e);
        }
    }
}
