package dev.scalpel.store;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a JSON document, in words without the names of classes. */
public final class JsonErrors {

    /** The rule of a record, which the library wraps. */
    private static final Pattern RULE = Pattern.compile("(?s).*problem: (.*)");

    /** A type in the library's own words. */
    private static final Pattern TYPE = Pattern.compile("`[\\w.$<>,\\[\\] ]+`");

    /** A name in the library's own words. */
    private static final Pattern FIELD = Pattern.compile("['\"](\\w+)['\"]");

    private JsonErrors() {}

    public static String describe(JsonProcessingException failure) {
        String words = Optional.ofNullable(failure.getOriginalMessage()).orElse("");
        Matcher rule = RULE.matcher(words);
        if (rule.matches()) {
            return rule.group(1);
        }
        if (failure instanceof JsonMappingException mapping
                && TYPE.matcher(words).find()) {
            String problem = words.startsWith("Missing ") ? "is missing" : "has another form than expected";
            return field(mapping, words) + problem + at(failure);
        }
        // What was expected instead is every kind of value; and the library does not name the source.
        return words.replaceFirst("(?s): was expecting .*", "").replaceFirst("(?s) \\(start marker at .*", "")
                + at(failure);
    }

    /** The field in question: that of the library's path, or the one that its words name. */
    private static String field(JsonMappingException failure, String words) {
        String path = failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        Matcher named = FIELD.matcher(words);
        String field = path.isEmpty() && named.find() ? named.group(1) : path;
        return field.isEmpty() ? "" : "'" + field + "' ";
    }

    private static String at(JsonProcessingException failure) {
        JsonLocation at = failure.getLocation();
        return at == null || at.getLineNr() < 0 ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
