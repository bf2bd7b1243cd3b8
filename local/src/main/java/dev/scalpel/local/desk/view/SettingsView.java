package dev.scalpel.local.desk.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.settings.EffectiveSettings;
import java.util.List;

/** Every setting with its origin. Secrets are no settings, and personal values are masked where the lines are made. */
public final class SettingsView {

    private SettingsView() {}

    public static ObjectNode of(List<EffectiveSettings.Line> lines) {
        ObjectNode answer = DeskJson.object();
        ArrayNode settings = answer.putArray("settings");
        lines.forEach(line -> settings.addObject()
                .put("name", line.key().path())
                .put("value", line.value())
                .put("origin", line.origin().toString())
                .put("default", line.key().defaultText())
                .put("changed", !line.isDefault()));
        return answer;
    }
}
