package io.fraiseql.server.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two media types of a GraphQL answer, and which of them a client asks for. */
public enum MediaType {
    /** The status tells how the document fared. */
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    /** Old clients take any status but 200 for a broken connection, so a document error is a 200. */
    JSON("application/json");

    private final String name;
    private final String contentType;

    MediaType(String name) {
        this.name = name;
        this.contentType = name + "; charset=utf-8";
    }

    /** The value of {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /**
     * The type that the {@code Accept} header prefers; JSON when the header is absent, and where it leaves the
     * choice open.
     *
     * @return empty when neither is acceptable
     */
    public static Optional<MediaType> negotiate(List<String> accept) {
        if (accept.isEmpty()) {
            return Optional.of(JSON);
        }
        Preference graphql = new Preference(GRAPHQL_RESPONSE);
        Preference json = new Preference(JSON);
        for (String header : accept) {
            for (String range : header.split(",", -1)) {
                graphql.consider(range);
                json.consider(range);
            }
        }
        if (graphql.quality <= 0 && json.quality <= 0) {
            return Optional.empty();
        }
        boolean named = graphql.specificity == Preference.EXACT;
        boolean preferred = graphql.quality > json.quality || (graphql.quality == json.quality && named);
        return Optional.of(preferred ? GRAPHQL_RESPONSE : JSON);
    }

    /** What the most specific range of the header says of one type. */
    private static final class Preference {
        static final int EXACT = 3;

        private final MediaType type;
        private int specificity;
        private double quality;

        Preference(MediaType type) {
            this.type = type;
        }

        void consider(String range) {
            String[] parts = range.split(";", -1);
            int match = switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                case String name when name.equals(type.name) -> EXACT;
                case "application/*" -> 2;
                case "*/*" -> 1;
                default -> 0;
            };
            if (match > specificity) {
                specificity = match;
                quality = quality(parts);
            }
        }

        private static double quality(String[] parts) {
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip();
                if (parameter.startsWith("q=") || parameter.startsWith("Q=")) {
                    try {
                        return Math.clamp(Double.parseDouble(parameter.substring(2)), 0, 1);
                    } catch (NumberFormatException e) {
                        return 0;
                    }
                }
            }
            return 1;
        }
    }
}
