package io.fraiseql.server.admin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a document, with the outcome of each field.
 *
 * @param body the answer as GraphQL specifies it
 * @param operation the name of the operation, where it has one
 * @param fields the root fields that ran, in their order
 */
record AdminAnswer(Map<String, Object> body, Optional<String> operation, List<Outcome> fields) {
    AdminAnswer {
        Objects.requireNonNull(body, "body is null");
        Objects.requireNonNull(operation, "operation is null");
        fields = List.copyOf(fields);
    }

    /**
     * How a root field ended.
     *
     * @param field its name, whatever the document calls it
     * @param error the code of what went wrong; empty when it was done
     */
    record Outcome(String field, Optional<String> error) {}
}
