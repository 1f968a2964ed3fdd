package io.fraiseql.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Requests as clients send them: well-formed ones through the JDK's client, all others byte by byte. */
final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Client() {}

    static HttpResponse<String> post(URI uri, String body, String... headers) {
        var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    static HttpResponse<String> get(URI uri, String... headers) {
        var request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends exactly this, and returns everything that comes back until the server closes or falls silent for
     * two seconds.
     */
    static String raw(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return readAll(socket.getInputStream());
        }
    }

    /**
     * A raw POST of a GraphQL body with these head lines, each without its line end; asks for the connection to
     * be closed.
     */
    static String rawPost(int port, String target, String body, String... head) throws IOException {
        var text = new StringBuilder("POST " + target + " HTTP/1.1\r\n");
        for (String line : head) {
            text.append(line).append("\r\n");
        }
        text.append("Content-Type: application/json\r\nConnection: close\r\nContent-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body);
        return raw(port, text.toString());
    }

    private static String readAll(InputStream in) throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
            }
        } catch (java.net.SocketTimeoutException e) {
            // The server keeps the connection open: what came until now is the answer.
            return all.toString(StandardCharsets.UTF_8);
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
