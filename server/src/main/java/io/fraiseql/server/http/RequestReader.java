package io.fraiseql.server.http;

import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.server.request.ConnectionFailure;
import io.fraiseql.server.request.HttpRefusal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The parameters of a GraphQL request, out of a JSON body or a URL. Thread-safe. */
public final class RequestReader {
    private static final int MAX_NESTING = 100;
    private static final int MAX_NUMBER_LENGTH = 200;
    private static final Set<String> URL_PARAMETERS = Set.of("query", "operationName", "variables", "extensions");

    private final JsonMapper mapper;

    /** @param bodyLimit also the longest string that a body may hold, in characters */
    public RequestReader(int bodyLimit) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxStringLength(bodyLimit)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .build();
        this.mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /**
     * Reads the body of a POST.
     *
     * @throws HttpRefusal for anything but one well-formed request in JSON
     * @throws ConnectionFailure when the connection fails while the body is read
     */
    public GraphQLRequest fromPost(ServerRequest request) {
        var headers = request.headers();
        requireJson(
                headers.contains(HeaderNames.CONTENT_TYPE)
                        ? headers.get(HeaderNames.CONTENT_TYPE).allValues()
                        : List.of());
        return request(parse(body(request)), false);
    }

    private static byte[] body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = request.content().inputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ConnectionFailure(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            throw new ConnectionFailure(e);
        }
    }

    /** Refuses every content type but JSON in UTF-8. */
    private static void requireJson(List<String> contentType) {
        if (contentType.size() == 1) {
            String[] parts = contentType.getFirst().split(";", -1);
            boolean json = parts[0].strip().equalsIgnoreCase("application/json");
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip().toLowerCase(Locale.ROOT).replace("\"", "");
                json &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
            }
            if (json) {
                return;
            }
        }
        throw HttpRefusal.unsupportedMediaType("POST takes Content-Type: application/json, in UTF-8");
    }

    /**
     * Reads the query string of a GET.
     *
     * @throws HttpRefusal for anything but one well-formed request
     */
    GraphQLRequest fromUrl(String rawQuery) {
        var parameters = new HashMap<String, Object>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (URL_PARAMETERS.contains(name)
                    && parameters.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                throw HttpRefusal.badRequest("The URL has '" + name + "' twice");
            }
        }
        parameters.computeIfPresent("variables", (name, text) -> parse(text.toString(), name));
        parameters.computeIfPresent("extensions", (name, text) -> parse(text.toString(), name));
        return request(parameters, true);
    }

    // javac drops type annotations from a compact constructor's parameters, so that NullAway takes the variables
    // for non-null.
    @SuppressWarnings("NullAway")
    private static GraphQLRequest request(@Nullable Object body, boolean queriesOnly) {
        if (body instanceof List<?>) {
            throw HttpRefusal.badRequest("Batches are not served; send one request at a time");
        }
        if (!(body instanceof Map<?, ?> parameters)) {
            throw HttpRefusal.badRequest("The body must be a JSON object");
        }
        if (!(parameters.get("query") instanceof String document)) {
            throw HttpRefusal.badRequest("'query' must be a string");
        }
        Object operationName = parameters.get("operationName");
        if (operationName != null && !(operationName instanceof String)) {
            throw HttpRefusal.badRequest("'operationName' must be a string or null");
        }
        object(parameters, "extensions");
        Optional<String> name = Optional.ofNullable((String) operationName).filter(text -> !text.isEmpty());
        return new GraphQLRequest(document, name, object(parameters, "variables"), queriesOnly);
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> parameters, String name) {
        Object value = parameters.get(name);
        if (value == null) {
            return new LinkedHashMap<String, @Nullable Object>();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw HttpRefusal.badRequest("'" + name + "' must be an object or null");
        }
        var object = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, entry) -> object.put(String.valueOf(key), entry));
        return object;
    }

    private @Nullable Object parse(byte[] body) {
        try {
            return mapper.readValue(body, Object.class);
        } catch (JacksonException e) {
            throw HttpRefusal.badRequest("The body is not well-formed JSON");
        }
    }

    private @Nullable Object parse(String text, String name) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return mapper.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw HttpRefusal.badRequest("'" + name + "' is not well-formed JSON");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpRefusal.badRequest("The URL's encoding is malformed");
        }
    }
}
