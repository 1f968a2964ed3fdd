package io.fraiseql.graphql;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * An answer, complete and in UTF-8 JSON: {@code {"data":...}} with {@code "errors"} where there are any. The bytes are
 * the result's own and must not be changed.
 */
public final class GraphQLResult {
    private final byte[] bytes;
    private final int length;
    private final boolean dataNull;
    private final List<String> errorCodes;

    /**
     * Takes over the bytes.
     *
     * @param bytes holds the answer from its start
     * @param length how many of the bytes are the answer
     * @param dataNull whether {@code data} is null as a whole
     */
    public GraphQLResult(byte[] bytes, int length, boolean dataNull, List<String> errorCodes) {
        this.bytes = bytes;
        this.length = length;
        this.dataNull = dataNull;
        this.errorCodes = List.copyOf(errorCodes);
    }

    /** The answer's length in bytes. */
    public int length() {
        return length;
    }

    /** Whether {@code data} is null as a whole: the operation failed. */
    public boolean dataNull() {
        return dataNull;
    }

    /** {@code extensions.code} of each error, in order. */
    public List<String> errorCodes() {
        return errorCodes;
    }

    /** Writes the answer, without a copy. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }
}
