package dev.scalpel.venue.credentials;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides the numbers and names of an account in what the venue writes, all but their last four characters: a refusal of the venue ends in
 * logs, notices, the store and the status, and the number of an account belongs in none of them.
 *
 * @param accounts as the venue writes them
 */
public record AccountMask(List<String> accounts) {

    public static final AccountMask NONE = new AccountMask(List.of());

    private static final int SHOWN = 4;

    public AccountMask {
        // A name may contain the number: the longer one is replaced first.
        accounts = accounts.stream()
                .filter(account -> !account.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public static AccountMask of(String... accounts) {
        return new AccountMask(List.of(accounts));
    }

    /** The text with each of them masked where it stands as a word of its own. */
    public String mask(String text) {
        String masked = text;
        for (String account : accounts) {
            masked = Pattern.compile("(?<![\\w.])" + Pattern.quote(account) + "(?![\\w])")
                    .matcher(masked)
                    .replaceAll(Matcher.quoteReplacement(end(account)));
        }
        return masked;
    }

    private static String end(String account) {
        return "…" + account.substring(Math.max(Math.min(1, account.length()), account.length() - SHOWN));
    }
}
