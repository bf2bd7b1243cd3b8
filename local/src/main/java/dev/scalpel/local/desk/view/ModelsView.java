package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.functions.ShadowStatus;
import dev.scalpel.local.functions.StoredModelList;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.promotion.Champion;
import java.time.Instant;
import java.util.List;

/** The champion of an instrument, its predecessors, and the newest stored models. */
public final class ModelsView {

    /** One is made each night. */
    private static final int MAX_MODELS = 60;

    private final DeskData data;
    private final ShadowStatus shadow;

    public ModelsView(DeskData data) {
        this.data = data;
        shadow = new ShadowStatus(
                data.settings(),
                data.repositories().shadow(),
                data.repositories().costs());
    }

    public ObjectNode of(InstrumentId instrument) {
        Champion champion = data.champions().champion(instrument);
        ObjectNode answer = DeskJson.object().put("symbol", instrument.symbol().toString());
        ObjectNode shown = answer.putObject("champion").put("name", champion.name());
        put(shown, "since", champion.since());
        champion.expiry().ifPresent(end -> put(shown, "expiry", end));
        champion.terms().entriesOff().ifPresent(why -> shown.put("entriesOff", why));
        ArrayNode history = answer.putArray("history");
        List<Champion.Step> steps = champion.history();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Champion.Step step = steps.get(i);
            ObjectNode line = history.addObject();
            put(line, "at", step.at());
            line.put("model", step.modelId().orElse(Champion.FLAT_NAME)).put("reason", step.reason());
        }
        ArrayNode models = answer.putArray("models");
        StoredModelList.read(data.store(), instrument, MAX_MODELS).rows().forEach(row -> models.add(model(row)));
        shadow.of(instrument, data.clock().instant()).ifPresent(found -> answer.set("shadow", found));
        return answer;
    }

    private static ObjectNode model(StoredModelList.Row row) {
        ObjectNode line = DeskJson.object().put("id", row.id());
        put(line, "trainedAt", row.made());
        DeskJson.putText(line, "style", row.style());
        DeskJson.putText(line, "method", row.method());
        line.put("champion", row.champion());
        line.put("verdict", row.why());
        ObjectNode figures = line.putObject("figures");
        row.figures().forEach((name, value) -> DeskJson.put(figures, name, value));
        return line;
    }

    private static void put(ObjectNode node, String name, Instant at) {
        node.put(name, at.toEpochMilli());
    }
}
