package io.fraiseql.isolation.policy;

import io.fraiseql.isolation.policy.NodeTree.Items;
import io.fraiseql.isolation.policy.NodeTree.Node;
import io.fraiseql.isolation.policy.NodeTree.Word;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Constants as a tree stores them: the bytes that a server has in its memory, little-endian as all are that PostgreSQL
 * is packaged for.
 */
final class ConstantReader {
    /** What precedes a value of variable length. */
    private static final int LENGTH_WORD = 4;

    private static final long NAME = 19;
    private static final long PADDED = 1042;

    private final Names names;

    ConstantReader(Names names) {
        this.names = names;
    }

    Expression read(Node constant) throws SQLException {
        PgType type = names.type(constant.number("consttype"));
        if (constant.flag("constisnull")) {
            return new Expression.Constant(type, Optional.empty());
        }
        byte[] bytes = bytes(constant);
        return switch (type.kind()) {
            case BOOLEAN -> literal(type, Boolean.toString(bytes[0] != 0));
            case INTEGER -> literal(type, Long.toString(integer(bytes, (int) constant.number("constlen"))));
            case TEXT -> literal(type, text(type, bytes));
            case UUID -> literal(type, uuid(bytes));
            case ENUM -> literal(type, names.label(integer(bytes, LENGTH_WORD)));
            case OTHER -> new Expression.Opaque("a constant of type " + type, type);
        };
    }

    private static Expression literal(PgType type, String value) {
        return new Expression.Constant(type, Optional.of(value));
    }

    private static long integer(byte[] bytes, int length) {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (length) {
            case 2 -> buffer.getShort();
            case 4 -> buffer.getInt();
            case 8 -> buffer.getLong();
            default -> throw new UnreadableTree("an integer of " + length + " bytes");
        };
    }

    private static String text(PgType type, byte[] bytes) {
        if (type.oid() == NAME) {
            String padded = new String(bytes, StandardCharsets.UTF_8);
            int end = padded.indexOf('\0');
            return end < 0 ? padded : padded.substring(0, end);
        }
        String text = new String(bytes, LENGTH_WORD, bytes.length - LENGTH_WORD, StandardCharsets.UTF_8);
        return type.oid() == PADDED ? text.stripTrailing() : text;
    }

    private static String uuid(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }

    private static byte[] bytes(Node constant) {
        List<NodeTree> values = constant.fields().getOrDefault("constvalue", List.of());
        if (values.size() != 2 || !(values.getLast() instanceof Items(List<NodeTree> items))) {
            throw new UnreadableTree("a constant without its bytes");
        }
        var bytes = new byte[items.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!(items.get(i) instanceof Word(String number))) {
                throw new UnreadableTree("a constant of something else than bytes");
            }
            bytes[i] = (byte) Integer.parseInt(number);
        }
        return bytes;
    }
}
