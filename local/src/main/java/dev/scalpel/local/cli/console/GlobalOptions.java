package dev.scalpel.local.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.scalpel.invocation.ResponseJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has. A command declares this type as its parent, so it knows no other command. */
public abstract class GlobalOptions {

    /** Made by the first document: it takes five hundred classes, which {@code --help} can do without. */
    private static final class Json {

        static final ObjectMapper MAPPER = ResponseJson.mapper().enable(SerializationFeature.INDENT_OUTPUT);
    }

    private static final String S3 = "s3:/";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final ProcessContext process;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "Directory of settings and store (default: $SCALPEL_HOME, else ./scalpel-home). For 'desk' also"
                            + " s3://BUCKET, the store of a bot in AWS.")
    private @Nullable Path home;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON document on standard output, and everything else on standard error.")
    private boolean json;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean stacktrace;

    protected GlobalOptions(ProcessContext process) {
        this.process = process;
    }

    /** The parent that picocli has set in a command. */
    public static GlobalOptions required(@Nullable GlobalOptions parent) {
        if (parent == null) {
            throw new IllegalStateException("picocli sets the parent before it runs a command");
        }
        return parent;
    }

    public ProcessContext process() {
        return process;
    }

    public boolean json() {
        return json;
    }

    /** The home directory. */
    public Path home() {
        bucket().ifPresent(name -> {
            throw new CommandFailedException(
                    "this command needs a home directory, not the bucket " + name,
                    "only ./scalpel desk reads a bucket; the settings of a home can name one: store.kind,"
                            + " store.bucket");
        });
        return directory(Optional.ofNullable(home).orElseGet(this::defaultHome));
    }

    /**
     * The directory that --home names and that is not there: a command that only reads it would show an empty bot. The environment's
     * is the default of whoever installed Scalpel, and not there before the first command.
     */
    public Optional<Path> absentHome() {
        return Optional.ofNullable(home)
                .filter(named -> !named.toString().startsWith("s3:"))
                .filter(named -> !Files.exists(process.directory().resolve(named)));
    }

    /** The home directory of a command that may be given a bucket in its place. */
    public Path homeBesideBucket() {
        return directory(defaultHome());
    }

    private Path defaultHome() {
        return Path.of(process.environment().getOrDefault("SCALPEL_HOME", "scalpel-home"));
    }

    /**
     * The bucket that is given in place of a home directory; empty if none is.
     *
     * @throws WrongUsageException if that is not the name of a bucket
     */
    public Optional<String> bucket() {
        // A path has one slash where the address has two.
        Optional<String> name = Optional.ofNullable(home)
                .map(Path::toString)
                .filter(text -> text.startsWith(S3) || text.equals("s3:"))
                .map(text -> text.substring(Math.min(S3.length(), text.length())));
        name.filter(text -> !BUCKET.matcher(text).matches()).ifPresent(text -> {
            throw new WrongUsageException(
                    "--home s3://" + text + " must name a bucket: 3 to 63 of a-z 0-9 . and -",
                    "a bot's store is a whole bucket: s3://BUCKET, without anything behind it");
        });
        return name;
    }

    private Path directory(Path named) {
        Path resolved = process.directory().resolve(named);
        if (Files.exists(resolved) && !Files.isDirectory(resolved)) {
            throw new CommandFailedException(
                    "the home " + named + " is a file, not a directory",
                    "name a directory: --home DIR, or SCALPEL_HOME");
        }
        return resolved;
    }

    /** Prints the result: the document under {@code --json}, otherwise the text. */
    public void print(Object document, String text) {
        if (json) {
            printJson(document);
        } else {
            process.printResult(text);
        }
    }

    /** The same for a text that another program reads: no line of it is wrapped. */
    public void printVerbatim(Object document, String text) {
        if (json) {
            printJson(document);
        } else {
            process.out().print(text);
            process.out().flush();
        }
    }

    private void printJson(Object document) {
        try {
            process.out().println(Json.MAPPER.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result must be writable as JSON: " + document, e);
        }
    }

    protected boolean stacktrace() {
        return stacktrace;
    }
}
