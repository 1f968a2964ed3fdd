package io.fraiseql.graphql.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of UTF-8 bytes that knows how JSON writes a string. Not thread-safe. What was written can be taken
 * back ({@link #truncate}), which is how a null moves up to the nearest field that may be null.
 */
public final class JsonBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    /** For each ASCII byte: 0 as it is, 1 as \\u00XX, otherwise the letter behind the backslash. */
    private static final byte[] ESCAPE = escapes();

    private byte[] bytes;
    private int length;

    public JsonBuffer(int expectedSize) {
        this.bytes = new byte[Math.max(64, expectedSize)];
    }

    private static byte[] escapes() {
        var table = new byte[128];
        Arrays.fill(table, 0, 0x20, (byte) 1);
        table['"'] = '"';
        table['\\'] = '\\';
        table['\n'] = 'n';
        table['\r'] = 'r';
        table['\t'] = 't';
        table['\b'] = 'b';
        table['\f'] = 'f';
        return table;
    }

    /** How many bytes were written. */
    public int length() {
        return length;
    }

    /** The array that holds the bytes from its start; longer than {@link #length}. Not a copy. */
    public byte[] array() {
        return bytes;
    }

    /** Takes back everything behind the first {@code length} bytes. */
    public void truncate(int to) {
        if (to > length) {
            throw new IllegalArgumentException("cannot truncate forwards");
        }
        length = to;
    }

    /** Writes one ASCII character. */
    public JsonBuffer ascii(char c) {
        ensure(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Writes bytes as they are. */
    public JsonBuffer raw(byte[] source) {
        return raw(source, 0, source.length);
    }

    /** Writes bytes as they are. */
    public JsonBuffer raw(byte[] source, int from, int count) {
        ensure(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Writes ASCII text as it is. */
    public JsonBuffer raw(String ascii) {
        return raw(ascii.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes {@code null}. */
    public JsonBuffer nul() {
        return raw(NULL);
    }

    /** Writes {@code true} or {@code false}. */
    public JsonBuffer bool(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    /** Writes bytes between quotes, none of which needs an escape. */
    public JsonBuffer quoted(byte[] source) {
        ensure(source.length + 2);
        bytes[length++] = '"';
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
        bytes[length++] = '"';
        return this;
    }

    /** Writes a JSON string. */
    public JsonBuffer string(String value) {
        return string(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a JSON string from UTF-8. */
    public JsonBuffer string(byte[] utf8) {
        // Six bytes is what the longest escape takes; one check for all of them keeps the loop free of it.
        ensure(utf8.length * 6 + 2);
        byte[] target = bytes;
        int at = length;
        target[at++] = '"';
        for (byte b : utf8) {
            byte escape = b < 0 ? 0 : ESCAPE[b];
            if (escape == 0) {
                target[at++] = b;
            } else {
                target[at++] = '\\';
                if (escape == 1) {
                    target[at++] = 'u';
                    target[at++] = '0';
                    target[at++] = '0';
                    target[at++] = HEX[b >> 4];
                    target[at++] = HEX[b & 15];
                } else {
                    target[at++] = escape;
                }
            }
        }
        target[at++] = '"';
        length = at;
        return this;
    }

    private void ensure(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
    }

    /** What was written, as text; for tests and logs. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
