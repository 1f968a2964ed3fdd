package io.fraiseql.server.request;

import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.graphql.RequestException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What goes back to the client. */
public sealed interface Answer {
    /** The HTTP status, which for errors of a document hangs on the media type. */
    int status(MediaType type);

    /** {@code extensions.code} of each error, in order. */
    List<String> errorCodes();

    /**
     * The operation was executed; it may have errors of its own. By the specification a 200 even when {@code data}
     * is null.
     */
    record Executed(GraphQLResult result) implements Answer {
        public Executed {
            Objects.requireNonNull(result, "result is null");
        }

        @Override
        public int status(MediaType type) {
            return 200;
        }

        @Override
        public List<String> errorCodes() {
            return result.errorCodes();
        }
    }

    /**
     * There is no {@code data}.
     *
     * @param httpStatus the status where the media type lets it show
     * @param ofDocument whether the document or its variables are at fault, which plain JSON answers with 200
     * @param headers further headers, such as {@code Retry-After}
     */
    record Failed(int httpStatus, boolean ofDocument, List<Fault> faults, Map<String, String> headers)
            implements Answer {
        public Failed {
            faults = List.copyOf(faults);
            headers = Map.copyOf(headers);
        }

        /** One error, which is not of the document. */
        public static Failed of(int httpStatus, String code, String message) {
            return new Failed(httpStatus, false, List.of(Fault.of(code, message)), Map.of());
        }

        /** The same with this header, in place of others. */
        Failed with(String header, String value) {
            return new Failed(httpStatus, ofDocument, faults, Map.of(header, value));
        }

        @Override
        public int status(MediaType type) {
            return ofDocument && type == MediaType.JSON ? 200 : httpStatus;
        }

        @Override
        public List<String> errorCodes() {
            return faults.stream().map(Fault::code).toList();
        }
    }

    /**
     * One entry of {@code errors}.
     *
     * @param extensions further entries of {@code extensions}, after the code
     */
    record Fault(
            String code, String message, List<RequestException.Location> locations, Map<String, Object> extensions) {
        public Fault {
            Objects.requireNonNull(code, "code is null");
            Objects.requireNonNull(message, "message is null");
            locations = List.copyOf(locations);
            extensions = Map.copyOf(extensions);
        }

        /** An error without a place in the document. */
        public static Fault of(String code, String message) {
            return new Fault(code, message, List.of(), Map.of());
        }
    }
}
