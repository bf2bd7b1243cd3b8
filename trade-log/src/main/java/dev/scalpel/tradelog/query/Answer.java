package dev.scalpel.tradelog.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query as text, each value with all its digits.
 *
 * @param numbers which columns hold numbers
 * @param rows in the order of the query; {@code null} is SQL's
 * @param more whether there are more rows than the limit
 */
public record Answer(List<String> columns, List<Boolean> numbers, List<List<@Nullable String>> rows, boolean more) {

    public Answer {
        columns = List.copyOf(columns);
        numbers = List.copyOf(numbers);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }
}
