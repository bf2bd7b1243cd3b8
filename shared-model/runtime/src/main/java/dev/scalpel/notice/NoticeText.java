package dev.scalpel.notice;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/** Adapts subject and message to what SNS accepts: one invalid character makes it reject a mail. */
final class NoticeText {

    static final int SUBJECT_CHARACTERS = 100;
    static final int MESSAGE_BYTES = 256 * 1024;

    private static final String NO_SUBJECT = "Scalpel";
    private static final String NO_MESSAGE = "(no text)";
    private static final String CUT = "...";

    private static final Pattern BLANK = Pattern.compile("[\\p{Cntrl}\\p{Z}\\u0085]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern FOREIGN = Pattern.compile("[^ -~]");
    private static final Pattern FORBIDDEN_CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    /** Characters with a usual ASCII spelling that stripping accents does not give. */
    private static final Map<Integer, String> SPELT_OUT = Map.ofEntries(
            Map.entry((int) 'ä', "ae"),
            Map.entry((int) 'ö', "oe"),
            Map.entry((int) 'ü', "ue"),
            Map.entry((int) 'Ä', "Ae"),
            Map.entry((int) 'Ö', "Oe"),
            Map.entry((int) 'Ü', "Ue"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "Ae"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) '€', "EUR"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '…', CUT),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '„', "\""),
            Map.entry((int) '×', "x"),
            Map.entry((int) 'σ', "sigma"));

    private NoticeText() {}

    /** One line of at most {@value #SUBJECT_CHARACTERS} printable ASCII characters, never empty. */
    static String subject(String text) {
        StringBuilder spelt = new StringBuilder();
        // Composed first, so that a decomposed umlaut matches as well.
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .forEach(point -> spelt.append(SPELT_OUT.getOrDefault(point, Character.toString(point))));
        String bare = ACCENT.matcher(Normalizer.normalize(spelt, Normalizer.Form.NFKD))
                .replaceAll("");
        String line = BLANK.matcher(bare).replaceAll(" ").strip();
        String ascii = FOREIGN.matcher(line).replaceAll("?");
        if (ascii.isEmpty()) {
            return NO_SUBJECT;
        }
        return ascii.length() <= SUBJECT_CHARACTERS
                ? ascii
                : ascii.substring(0, SUBJECT_CHARACTERS - CUT.length()).stripTrailing() + CUT;
    }

    /** At most {@value #MESSAGE_BYTES} bytes of UTF-8; a longer text is cut between two characters, with a note. */
    static String message(String text) {
        String clean = FORBIDDEN_CONTROL
                .matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll(" ");
        if (clean.isBlank()) {
            return NO_MESSAGE;
        }
        byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MESSAGE_BYTES) {
            // Decoded again: encoding has replaced an unpaired surrogate by a question mark.
            return new String(bytes, StandardCharsets.UTF_8);
        }
        String closing = "\n[truncated: the text has " + bytes.length + " bytes, the limit is " + MESSAGE_BYTES + "]";
        int end = MESSAGE_BYTES - closing.length();
        while (isContinuation(bytes[end])) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + closing;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
