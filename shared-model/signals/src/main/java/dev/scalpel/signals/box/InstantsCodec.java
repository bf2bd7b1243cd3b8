package dev.scalpel.signals.box;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Times as text, in documents that have signals in them. */
public final class InstantsCodec {

    private InstantsCodec() {}

    public static SimpleModule module() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Instant.class, new JsonSerializer<>() {
            @Override
            public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(time.toString());
            }
        });
        module.addDeserializer(Instant.class, new JsonDeserializer<>() {
            @Override
            public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
                String text = json.getText();
                try {
                    return Instant.parse(text);
                } catch (DateTimeException invalid) {
                    return (Instant) context.handleWeirdStringValue(
                            Instant.class, text, "must be a time such as 2024-08-10T02:30:02Z");
                }
            }
        });
        return module;
    }
}
