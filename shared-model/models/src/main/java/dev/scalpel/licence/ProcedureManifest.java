package dev.scalpel.licence;

import dev.scalpel.evidence.SeenData;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Sha256;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Everything that makes a procedure, declared before its first forward day. Two procedures with different declarations have
 * different ids, and so different evidence.
 *
 * @param name 1 to 40 of a-z, 0-9 and '-'
 * @param version counts the releases of a name, from 1
 * @param declared features, recipe, tuning, rules of instruments, costs, losses and evidence, by name
 * @param seen the bars that its authors had looked at
 */
public record ProcedureManifest(String name, int version, Map<String, String> declared, List<SeenData> seen) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int ID_DIGITS = 12;
    private static final String SEEN = "seen: ";

    public ProcedureManifest {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a procedure's name must be 1 to 40 of a-z, 0-9 and '-': '" + name + "'");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version must be >= 1: " + version);
        }
        if (declared.isEmpty()) {
            throw new IllegalArgumentException("a procedure must declare something");
        }
        declared.forEach((key, value) -> {
            if ((key + value).indexOf('\n') >= 0) {
                throw new IllegalArgumentException("a declaration is one line: " + key);
            }
        });
        declared = Collections.unmodifiableMap(new TreeMap<>(declared));
        seen = List.copyOf(seen);
    }

    /** The text that is hashed: one line per declaration, sorted by name. */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        text.append("procedure: ").append(name).append(' ').append(version).append('\n');
        declared.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        seen.forEach(bars -> text.append(SEEN)
                .append(bars.instrument())
                .append(' ')
                .append(LocalDate.ofEpochDay(bars.fromDay()))
                .append(' ')
                .append(LocalDate.ofEpochDay(bars.toDay() - 1))
                .append('\n'));
        return text.toString();
    }

    /** What {@link #canonical} says was seen. */
    static List<SeenData> seenOf(String canonical) {
        return canonical
                .lines()
                .filter(line -> line.startsWith(SEEN))
                .map(line -> line.substring(SEEN.length()).split(" "))
                .map(words -> SeenData.days(
                        InstrumentId.parse(words[0]), LocalDate.parse(words[1]), LocalDate.parse(words[2])))
                .toList();
    }

    /** Twelve hexadecimal digits of the hash of {@link #canonical}. */
    public String id() {
        return Sha256.hex(canonical()).substring(0, ID_DIGITS);
    }

    /** The same declarations under another name. */
    public ProcedureManifest withName(String other) {
        return new ProcedureManifest(other, version, declared, seen);
    }
}
