package io.fraiseql.graphql.json;

import java.nio.charset.StandardCharsets;

/** A piece of JSON that is the same for every answer of a plan, encoded once. */
public final class JsonLiteral {
    private final byte[] bytes;

    private JsonLiteral(String json) {
        this.bytes = json.getBytes(StandardCharsets.UTF_8);
    }

    /** The piece as it stands. */
    public static JsonLiteral of(String json) {
        return new JsonLiteral(json);
    }

    /**
     * What stands before a member's value, the brace or comma included. The key is a GraphQL name and needs no escape.
     */
    public static JsonLiteral key(boolean first, String key) {
        return new JsonLiteral((first ? "{\"" : ",\"") + key + "\":");
    }

    /** How long it is, in bytes. */
    public int length() {
        return bytes.length;
    }

    /** Writes the piece. */
    public void writeTo(JsonBuffer out) {
        out.raw(bytes);
    }
}
