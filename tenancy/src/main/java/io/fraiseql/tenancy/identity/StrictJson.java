package io.fraiseql.tenancy.identity;

import io.fraiseql.tenancy.TenancyException.InvalidToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A reader of a token's JSON. A name that is there twice is refused: parsers differ in which of the two they
 * take, and whoever signed the token may have meant the other. Nulls are left out, so that a null claim is an
 * absent one. Thread-safe.
 */
final class StrictJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(32)
                    .build())
            .build();

    private StrictJson() {}

    /** The object that this text is, of unmodifiable strings, numbers, booleans, lists and maps. */
    static Map<String, Object> object(byte[] text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidToken("a part of the token is no JSON object");
            }
            Map<String, Object> object = fields(parser);
            if (parser.nextToken() != null) {
                throw new InvalidToken("a part of the token has text behind its JSON");
            }
            return object;
        } catch (JacksonException e) {
            throw new InvalidToken("a part of the token is no JSON, or names something twice");
        }
    }

    private static Map<String, Object> fields(JsonParser parser) {
        var fields = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return Map.copyOf(fields);
    }

    private static List<Object> elements(JsonParser parser) {
        var elements = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(parser);
            if (value != null) {
                elements.add(value);
            }
        }
        return List.copyOf(elements);
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw new InvalidToken("a part of the token is no JSON");
        };
    }
}
