package io.fraiseql.server.graphiql;

import io.fraiseql.server.http.Gzip;
import io.fraiseql.server.http.ResponseHeaders;
import io.fraiseql.server.request.MediaType;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.NotFoundException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The page at {@code /} and its files, out of the class path. It works on a machine without internet, and its policy
 * lets it load nothing from anywhere else. Thread-safe.
 */
public final class GraphiqlPage implements HttpFeature {
    private static final String FOLDER = "/io/fraiseql/server/graphiql/assets/";
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "ttf", "font/ttf",
            "txt", "text/plain; charset=utf-8");
    // Editors style themselves at run time, hence inline styles; inline scripts stay forbidden.
    private static final Header POLICY = HeaderValues.createCached(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'");
    private static final Header REVALIDATE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache");
    private static final Header NO_REFERRER = HeaderValues.createCached("Referrer-Policy", "no-referrer");

    private final Map<String, Asset> assets = new ConcurrentHashMap<>();
    private final Optional<Supplier<byte[]>> tenants;

    /** @param tenants the JSON of the tenants that the page offers to switch between; only a demonstration has it */
    public GraphiqlPage(Optional<Supplier<byte[]>> tenants) {
        this.tenants = tenants;
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        routing.get("/", this::page)
                .get("/graphiql/tenants.json", this::tenants)
                .get("/graphiql/{file}", this::asset);
    }

    private void page(ServerRequest request, ServerResponse response) {
        send("index.html", request, response);
    }

    private void asset(ServerRequest request, ServerResponse response) {
        send(request.path().pathParameters().get("file"), request, response);
    }

    private void tenants(ServerRequest request, ServerResponse response) {
        byte[] json = tenants.orElseThrow(() -> new NotFoundException("not a demonstration"))
                .get();
        response.header(HeaderNames.CONTENT_TYPE, MediaType.JSON.contentType());
        response.header(ResponseHeaders.NO_STORE);
        response.header(ResponseHeaders.NO_SNIFF);
        response.send(json);
    }

    private void send(String file, ServerRequest request, ServerResponse response) {
        Asset asset = asset(file).orElseThrow(() -> new NotFoundException("no such file"));
        response.header(HeaderNames.ETAG, asset.tag());
        response.header(REVALIDATE);
        response.header(ResponseHeaders.NO_SNIFF);
        response.header(POLICY);
        response.header(NO_REFERRER);
        response.header(HeaderNames.VARY, "Accept-Encoding");
        var headers = request.headers();
        if (headers.contains(HeaderNames.IF_NONE_MATCH)
                && headers.get(HeaderNames.IF_NONE_MATCH).allValues().contains(asset.tag())) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        response.header(HeaderNames.CONTENT_TYPE, asset.type());
        List<String> encodings = headers.contains(HeaderNames.ACCEPT_ENCODING)
                ? headers.get(HeaderNames.ACCEPT_ENCODING).allValues()
                : List.of();
        if (Gzip.suits(asset.bytes().length, encodings)) {
            response.header(HeaderNames.CONTENT_ENCODING, "gzip");
            response.send(asset.compressed());
        } else {
            response.send(asset.bytes());
        }
    }

    private Optional<Asset> asset(String file) {
        Asset known = assets.get(file);
        if (known != null) {
            return Optional.of(known);
        }
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || !FILE.matcher(file).matches()) {
            return Optional.empty();
        }
        try (InputStream in = GraphiqlPage.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            var asset = new Asset(type, bytes, Gzip.compress(bytes, 0, bytes.length), tag(bytes));
            assets.put(file, asset);
            return Optional.of(asset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Held for sending only; never compared.
    private record Asset(String type, byte[] bytes, byte[] compressed, String tag) {}
}
