package dev.scalpel.invocation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes answers as JSON: times and symbols as text, absent values as null. */
public final class ResponseJson {

    private ResponseJson() {}

    /** Writes times as text, and the numbers that stand for "never" as null. */
    private static final class AccountStateJson extends StdSerializer<AccountState> {

        private static final long serialVersionUID = 1;

        AccountStateJson() {
            super(AccountState.class);
        }

        @Override
        public void serialize(AccountState state, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeNumberField("equity", state.equity());
            json.writeNumberField("settledEquity", state.settledEquity());
            json.writeNumberField("peakEquity", state.peakEquity());
            json.writeNumberField("maxDrawdown", state.maxDrawdown());
            json.writeStringField(
                    "day",
                    state.day() == AccountState.NO_DAY
                            ? null
                            : LocalDate.ofEpochDay(state.day()).toString());
            json.writeNumberField("dayStartEquity", state.dayStartEquity());
            json.writeNumberField("lossesInARow", state.lossesInARow());
            json.writeStringField("lastStopTime", time(state.lastStopTime()));
            json.writeStringField("lastLossTime", time(state.lastLossTime()));
            json.writeEndObject();
        }

        private static @Nullable String time(long millis) {
            return millis == AccountView.NEVER
                    ? null
                    : Instant.ofEpochMilli(millis).toString();
        }
    }

    /** A new mapper. Keep it: creating one is slow. */
    public static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .registerModule(new Jdk8Module())
                .registerModule(new SimpleModule()
                        .addSerializer(Symbol.class, ToStringSerializer.instance)
                        .addSerializer(AccountState.class, new AccountStateJson()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
