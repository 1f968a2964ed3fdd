package io.fraiseql.server.admin;

import io.fraiseql.server.request.Answer;
import io.fraiseql.server.request.Exchange;
import io.fraiseql.server.telemetry.RequestAudit;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line of the audit for each call of the admin API: who, from where, which operation, and how each of its root fields
 * ended. A document's values are not in it.
 */
final class AdminAudit {
    private static final Logger LOG = LoggerFactory.getLogger("fraiseql.audit");
    /** Of a document with more fields than anybody writes by hand, these. */
    private static final int SHOWN = 20;

    private AdminAudit() {}

    /** A document that was executed, or that does not fit the schema, of which no field has run then. */
    static void answered(Exchange exchange, AdminAnswer answer) {
        List<AdminAnswer.Outcome> fields = answer.fields();
        boolean failed = fields.stream().anyMatch(field -> field.error().isPresent());
        String shown = fields.stream()
                .limit(SHOWN)
                .map(field -> RequestAudit.plain(field.field()) + ":"
                        + RequestAudit.plain(field.error().orElse("done")))
                .collect(Collectors.joining(","));
        log(
                exchange,
                answer.operation().map(RequestAudit::plain).orElse("-"),
                fields.isEmpty() ? "-" : fields.size() > SHOWN ? shown + ",..." : shown,
                fields.isEmpty() ? "invalid" : failed ? "failed" : "done");
    }

    /** A caller who may not ask, or a request that is none. */
    static void refused(Exchange exchange, Answer.Failed failed) {
        log(exchange, "-", "-", String.join(",", failed.errorCodes()));
    }

    private static void log(Exchange exchange, String operation, String fields, String outcome) {
        LOG.info(
                "admin api user={} peer={} operation={} fields={} outcome={}",
                exchange.identity().subject().map(RequestAudit::plain).orElse("-"),
                exchange.peer(),
                operation,
                fields,
                outcome);
    }
}
