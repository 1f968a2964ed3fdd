package io.fraiseql.tenancy.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The issuer's published keys over HTTP: no redirects, a bounded time and a bounded size. Thread-safe.
 *
 * <p>Written by hand because {@link com.nimbusds.jose.util.DefaultResourceRetriever} (nimbus-jose-jwt 10.10) follows
 * redirects and bounds each read, not the exchange: an answer that trickles never ends.
 */
final class JwksEndpoint {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 256 * 1024;

    private final URI url;
    private final Duration timeout;
    private final HttpClient client;

    /** An endpoint. The timeout is for the whole exchange, the body included. */
    JwksEndpoint(URI url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The keys that can check signatures; never empty, since an issuer without keys is an issuer in trouble. */
    List<JWK> fetch() throws IOException {
        var response = exchange(HttpRequest.newBuilder(url)
                .header("Accept", "application/jwk-set+json, application/json")
                .timeout(timeout)
                .build());
        if (response.statusCode() != 200) {
            throw new IOException("the issuer's keys answer " + response.statusCode());
        }
        try {
            List<JWK> keys = JWKSet.parse(new String(response.body(), StandardCharsets.UTF_8)).getKeys().stream()
                    .filter(VerificationKeys::usable)
                    .toList();
            if (keys.isEmpty()) {
                throw new IOException("the issuer publishes no usable key");
            }
            return keys;
        } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
            throw new IOException("the issuer's keys are no JWK set", e);
        }
    }

    // The client's own timeout ends with the headers; a body that trickles needs this one.
    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException("the issuer's keys did not arrive within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException("the issuer's keys cannot be fetched", e.getCause());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the issuer's keys were fetched");
        }
    }
}
