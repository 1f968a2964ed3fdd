package io.fraiseql.graphql.json;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, and the column of a row that holds each. They stand in their order, each with the
 * bytes that come before its value. Made once a plan; immutable.
 */
public final class RowShape {
    private final Member[] members;

    public RowShape(List<Member> members) {
        this.members = members.toArray(Member[]::new);
    }

    /** What an object's members are. Columns count from 1. */
    public sealed interface Member {
        /** What stands before the value. */
        JsonLiteral prefix();

        /** The same for every row. */
        record Constant(String key, JsonLiteral prefix, JsonLiteral value) implements Member {}

        /** A column's value. */
        record Leaf(String key, JsonLiteral prefix, int column, LeafWriter writer, boolean nullable)
                implements Member {}

        /** An object out of further columns of the row; there when its presence column is not null. */
        record One(String key, JsonLiteral prefix, int presence, RowShape shape, boolean nullable) implements Member {}

        /** JSON that PostgreSQL has made, in which the byte 1 marks a null that the schema forbids. */
        record Json(String key, JsonLiteral prefix, int column, boolean nullable) implements Member {}
    }

    /**
     * Writes the row as an object.
     *
     * @param violations told of each null that ended at a field inside the row which may be null
     * @return null, or a null that must move further up; what was written is then worthless
     */
    public @Nullable NullViolation write(JsonBuffer out, ResultSet row, Consumer<NullViolation> violations)
            throws SQLException {
        if (members.length == 0) {
            out.ascii('{');
        }
        for (Member member : members) {
            member.prefix().writeTo(out);
            var violation = switch (member) {
                case Member.Leaf leaf -> writeLeaf(out, row, leaf);
                case Member.Constant constant -> {
                    constant.value().writeTo(out);
                    yield null;
                }
                case Member.One one -> writeOne(out, row, one, violations);
                case Member.Json json -> writeJson(out, row, json, violations);
            };
            if (violation != null) {
                return violation;
            }
        }
        out.ascii('}');
        return null;
    }

    private static @Nullable NullViolation writeLeaf(JsonBuffer out, ResultSet row, Member.Leaf leaf)
            throws SQLException {
        byte[] text = row.getBytes(leaf.column());
        if (text != null) {
            leaf.writer().write(out, text);
        } else if (leaf.nullable()) {
            out.nul();
        } else {
            return new NullViolation(leaf.key());
        }
        return null;
    }

    private static @Nullable NullViolation writeOne(
            JsonBuffer out, ResultSet row, Member.One one, Consumer<NullViolation> violations) throws SQLException {
        NullViolation violation;
        int start = out.length();
        if (row.getBytes(one.presence()) == null) {
            if (one.nullable()) {
                out.nul();
                return null;
            }
            return new NullViolation(one.key());
        }
        violation = one.shape().write(out, row, violations);
        if (violation == null) {
            return null;
        }
        violation.inside(one.key());
        return settle(out, start, one.nullable(), violation, violations);
    }

    private static @Nullable NullViolation writeJson(
            JsonBuffer out, ResultSet row, Member.Json json, Consumer<NullViolation> violations) throws SQLException {
        byte[] text = row.getBytes(json.column());
        if (text != null && !holdsForbiddenNull(text)) {
            out.raw(text);
            return null;
        }
        if (text == null && json.nullable()) {
            out.nul();
            return null;
        }
        return settle(out, out.length(), json.nullable(), new NullViolation(json.key()), violations);
    }

    private static @Nullable NullViolation settle(
            JsonBuffer out, int start, boolean nullable, NullViolation violation, Consumer<NullViolation> violations) {
        if (!nullable) {
            return violation;
        }
        out.truncate(start);
        out.nul();
        violations.accept(violation);
        return null;
    }

    private static boolean holdsForbiddenNull(byte[] json) {
        for (byte b : json) {
            if (b == 1) {
                return true;
            }
        }
        return false;
    }
}
