package io.fraiseql.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compression of answers, for clients that ask for it. By hand, since Helidon's gzip encoding compresses every answer
 * however short, at zlib's usual level, copies those of clients that did not ask, and takes compressed bodies as well.
 */
public final class Gzip {
    /** Below this an answer fits a packet either way, and compressing it only costs. */
    private static final int WORTHWHILE = 1_400;

    private Gzip() {}

    /** Whether an answer of this length is worth compressing for a client of this {@code Accept-Encoding}. */
    public static boolean suits(int length, List<String> acceptEncoding) {
        if (length < WORTHWHILE || acceptEncoding.isEmpty()) {
            return false;
        }
        for (String header : acceptEncoding) {
            for (String coding : header.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = coding.split(";", -1);
                if (parts[0].strip().equals("gzip")) {
                    return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
                }
            }
        }
        return false;
    }

    /** The first bytes of an array, compressed for speed rather than size. */
    public static byte[] compress(byte[] bytes, int offset, int length) {
        var compressed = new ByteArrayOutputStream(length / 4);
        try (var gzip = new Fast(compressed)) {
            gzip.write(bytes, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return compressed.toByteArray();
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 8_192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
