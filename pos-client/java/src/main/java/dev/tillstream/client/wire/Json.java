package dev.tillstream.client.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.Reason;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the wire's JSON. What a newer server adds is ignored where the till has no use for it: unknown
 * properties, and reasons that came after this version.
 */
public final class Json {
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .addHandler(new UnknownReasons())
            .build();

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + value, e);
        }
    }

    /** @throws IllegalArgumentException for what is no JSON of that type */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON of a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException for what is no JSON of that type */
    public static <T> T read(byte[] text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON of a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    public static Fields readFields(String text) {
        try {
            return Fields.of(MAPPER.readValue(text, OBJECT));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON object: " + e.getMessage(), e);
        }
    }

    private static final class UnknownReasons extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleInstantiationProblem(
                DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable problem)
                throws IOException {
            return type == Reason.class ? null : super.handleInstantiationProblem(context, type, argument, problem);
        }
    }
}
