package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.json.JsonBuffer;
import io.fraiseql.graphql.json.NullViolation;
import io.fraiseql.graphql.plan.RootField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Writes the rows of one root field. */
final class RowsWriter {
    private RowsWriter() {}

    static void write(RootField.Rows field, ResultSet rows, JsonBuffer out, AnswerWriter answer) throws SQLException {
        if (field.many()) {
            writeList(field, rows, out, answer);
        } else {
            writeOne(field, rows, out, answer);
        }
    }

    private static void writeList(RootField.Rows field, ResultSet rows, JsonBuffer out, AnswerWriter answer)
            throws SQLException {
        out.ascii('[');
        for (int index = 0; rows.next(); index++) {
            if (index > 0) {
                out.ascii(',');
            }
            int at = index;
            var violation = field.select()
                    .shape()
                    .write(
                            out,
                            rows,
                            settled -> answer.settled(settled.inside(at).inside(field.key())));
            if (violation != null) {
                answer.fatal(violation.inside(index).inside(field.key()));
                return;
            }
        }
        out.ascii(']');
    }

    private static void writeOne(RootField.Rows field, ResultSet rows, JsonBuffer out, AnswerWriter answer)
            throws SQLException {
        if (!rows.next()) {
            if (field.nullable()) {
                out.nul();
            } else {
                answer.fail("Not found", List.of(field.key()), "NOT_FOUND", Map.of());
            }
            return;
        }
        int start = out.length();
        NullViolation violation =
                field.select().shape().write(out, rows, settled -> answer.settled(settled.inside(field.key())));
        if (violation == null) {
            return;
        }
        violation.inside(field.key());
        if (field.nullable()) {
            out.truncate(start);
            out.nul();
            answer.settled(violation);
        } else {
            answer.fatal(violation);
        }
    }
}
