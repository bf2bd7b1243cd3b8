package dev.scalpel.licence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.licence.EvidenceEntry.InstrumentDay;
import dev.scalpel.licence.EvidenceEntry.Kind;
import dev.scalpel.licence.EvidenceEntry.SettledDay;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Sha256;
import dev.scalpel.simulation.TraderStateCodec;
import dev.scalpel.store.JsonErrors;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An entry as JSON, with the hash of all its other fields as the last one. */
final class EvidenceEntryCodec {

    private static final int FORMAT = 1;
    private static final String HASH = "hash";
    private static final String IDLE = "IDLE";
    private static final String MISSED = "MISSED";
    private static final String TRADED = "TRADED";

    private EvidenceEntryCodec() {}

    /** An entry with its hash. */
    record Hashed(EvidenceEntry entry, String hash) {}

    static byte[] encode(EvidenceEntry entry) {
        ObjectNode tree = tree(entry);
        tree.put(HASH, hash(tree));
        return EvidenceJsonCodec.bytes(tree);
    }

    static String hash(EvidenceEntry entry) {
        return hash(tree(entry));
    }

    private static String hash(ObjectNode withoutHash) {
        return Sha256.hex(EvidenceJsonCodec.bytes(withoutHash));
    }

    /** @throws DamagedEvidenceException when it is not what {@link #encode} wrote */
    static Hashed decode(String key, byte[] bytes) {
        try {
            if (!(EvidenceJsonCodec.MAPPER.readTree(bytes) instanceof ObjectNode tree)) {
                throw new DamagedEvidenceException(key, "it must be a JSON object");
            }
            EvidenceJsonCodec.requireFormat(key, tree.path("format"), FORMAT);
            String stated = tree.path(HASH).asText();
            tree.remove(HASH);
            String found = hash(tree);
            if (!found.equals(stated)) {
                throw new DamagedEvidenceException(
                        key, "it was changed: its content has the hash " + found + " and it states " + stated);
            }
            return new Hashed(entry(tree), found);
        } catch (JsonProcessingException wrong) {
            throw new DamagedEvidenceException(key, JsonErrors.describe(wrong));
        } catch (IllegalArgumentException invalid) {
            throw new DamagedEvidenceException(key, String.valueOf(invalid.getMessage()));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be read", impossible);
        }
    }

    private static ObjectNode tree(EvidenceEntry entry) {
        ObjectNode tree = EvidenceJsonCodec.MAPPER.createObjectNode();
        tree.put("format", FORMAT);
        tree.put("procedure", entry.procedure());
        tree.put("number", entry.number());
        tree.put("previous", entry.previous());
        tree.put("date", entry.date().toString());
        tree.put("kind", entry.kind().name());
        tree.set("start", EvidenceJsonCodec.MAPPER.valueToTree(entry.start()));
        entry.day().ifPresent(day -> tree.set("day", tree(day)));
        entry.instruments()
                .ifPresent(decision -> tree.set("instruments", EvidenceJsonCodec.MAPPER.valueToTree(decision)));
        ObjectNode costs = tree.putObject("costsBp");
        entry.costsBp().forEach((instrument, cost) -> costs.put(instrument.key(), cost));
        tree.set("account", EvidenceJsonCodec.MAPPER.valueToTree(entry.account()));
        return tree;
    }

    private static ObjectNode tree(SettledDay day) {
        ObjectNode tree = EvidenceJsonCodec.MAPPER.createObjectNode();
        if (day.result() instanceof DayResult.Traded traded) {
            tree.put("result", TRADED).put("netReturn", traded.netReturn());
        } else {
            tree.put("result", day.result() instanceof DayResult.Missed ? MISSED : IDLE);
        }
        tree.put("limitReached", day.limitReached());
        tree.put("unit", day.unit());
        tree.put("scaled", day.scaled());
        tree.put("step", day.step().name());
        ArrayNode rows = tree.putArray("instruments");
        day.instruments().forEach(row -> rows.add(tree(row)));
        return tree;
    }

    private static ObjectNode tree(InstrumentDay row) {
        ObjectNode tree = EvidenceJsonCodec.MAPPER.createObjectNode();
        tree.put("instrument", row.instrument().key());
        row.candidate().ifPresent(id -> tree.put("candidate", id));
        tree.put("weight", row.weight());
        tree.put("costBp", row.costBp());
        tree.put("net", row.net());
        tree.put("gross", row.gross());
        tree.put("turnover", row.turnover());
        tree.put("trades", row.trades());
        row.bars().ifPresent(hash -> tree.put("bars", hash));
        row.after().ifPresent(state -> tree.set("after", TraderStateCodec.toTree(state)));
        return tree;
    }

    private static EvidenceEntry entry(ObjectNode tree) throws IOException {
        List<Double> start = EvidenceJsonCodec.MAPPER.readValue(
                EvidenceJsonCodec.MAPPER.treeAsTokens(tree.path("start")), new TypeReference<>() {});
        TreeMap<InstrumentId, Double> costs = new TreeMap<>();
        for (Map.Entry<String, JsonNode> cost : tree.path("costsBp").properties()) {
            costs.put(InstrumentId.parse(cost.getKey()), cost.getValue().doubleValue());
        }
        return new EvidenceEntry(
                text(tree, "procedure"),
                tree.path("number").intValue(),
                text(tree, "previous"),
                LocalDate.parse(text(tree, "date")),
                Kind.valueOf(text(tree, "kind")),
                start,
                tree.has("day") ? Optional.of(day(tree.path("day"))) : Optional.empty(),
                tree.has("instruments")
                        ? Optional.of(EvidenceJsonCodec.MAPPER.treeToValue(
                                tree.path("instruments"), InstrumentDecision.class))
                        : Optional.empty(),
                costs,
                EvidenceJsonCodec.MAPPER.treeToValue(tree.path("account"), LicenceAccount.class));
    }

    private static SettledDay day(JsonNode tree) {
        List<InstrumentDay> rows = new ArrayList<>();
        tree.path("instruments").forEach(row -> rows.add(row(row)));
        DayResult result =
                switch (text(tree, "result")) {
                    case TRADED -> new DayResult.Traded(number(tree, "netReturn"));
                    case IDLE -> new DayResult.Idle();
                    case MISSED -> new DayResult.Missed();
                    default -> throw new IllegalArgumentException("unknown result: " + tree.path("result"));
                };
        return new SettledDay(
                result,
                tree.path("limitReached").booleanValue(),
                number(tree, "unit"),
                number(tree, "scaled"),
                LicenceAccount.Step.valueOf(text(tree, "step")),
                rows);
    }

    private static InstrumentDay row(JsonNode tree) {
        return new InstrumentDay(
                InstrumentId.parse(text(tree, "instrument")),
                optional(tree, "candidate"),
                number(tree, "weight"),
                number(tree, "costBp"),
                number(tree, "net"),
                number(tree, "gross"),
                number(tree, "turnover"),
                tree.path("trades").intValue(),
                optional(tree, "bars"),
                tree.has("after") ? Optional.of(TraderStateCodec.fromTree(tree.path("after"))) : Optional.empty());
    }

    private static Optional<String> optional(JsonNode tree, String field) {
        return tree.has(field) ? Optional.of(text(tree, field)) : Optional.empty();
    }

    private static String text(JsonNode tree, String field) {
        if (!tree.path(field).isTextual()) {
            throw new IllegalArgumentException("field '" + field + "' must be text: " + tree.path(field));
        }
        return tree.path(field).textValue();
    }

    private static double number(JsonNode tree, String field) {
        if (!tree.path(field).isNumber()) {
            throw new IllegalArgumentException("field '" + field + "' must be a number: " + tree.path(field));
        }
        return tree.path(field).doubleValue();
    }
}
