package io.fraiseql.server.telemetry;

import io.fraiseql.server.request.Answer;
import io.fraiseql.server.request.Exchange;
import io.fraiseql.server.request.Step;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.session.AdminContext;
import io.fraiseql.tenancy.session.AuditLog;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was refused, and who looked across tenants, on the logger {@code fraiseql.audit}. Says which caller, from where
 * and at which step, and never what a token, a header or a document holds. Thread-safe.
 */
public final class RequestAudit implements AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("fraiseql.audit");

    @Override
    public void record(AdminContext use) {
        LOG.info(
                "cross-tenant operation={} user={} roles={}",
                plain(use.operation()),
                use.identity().subject().map(RequestAudit::plain).orElse("-"),
                plain(String.join(",", new TreeSet<>(use.identity().roles()))));
    }

    /**
     * Records the answer when it is a refusal.
     *
     * @param reached the step that refused
     */
    public void answered(Exchange exchange, Answer answer, Step reached) {
        if (!(answer instanceof Answer.Failed failed)) {
            return;
        }
        switch (failed.httpStatus()) {
            case 401, 403, 429 ->
                LOG.info(
                        "refused step={} status={} code={} tenant={} user={} peer={}",
                        reached.label(),
                        failed.httpStatus(),
                        plain(String.join(",", failed.errorCodes())),
                        exchange.tenant().map(Tenant::id).map(Object::toString).orElse("-"),
                        exchange.identity().subject().map(RequestAudit::plain).orElse("-"),
                        exchange.peer());
            default -> {}
        }
    }

    /** The text as one word: one event is one line of words, whatever a claim holds. */
    public static String plain(String text) {
        String short64 = text.length() > 64 ? text.substring(0, 64) : text;
        return short64.replaceAll("[^\\p{Alnum}_.:@|,-]", "?");
    }
}
