package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.config.FraiseqlConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A way to send the welcome. It may be asked twice for one tenant, when a crash came between sending and noting it. */
@FunctionalInterface
public interface WelcomeMail {
    /**
     * Sends, or fails.
     *
     * @throws Exception when it could not be sent; the tenant is created all the same
     */
    void send(WelcomeMessage welcome) throws Exception;

    /** By the mail server of the configuration; into the log where it has none. */
    static WelcomeMail of(FraiseqlConfig config) {
        return config.mail().<WelcomeMail>map(SmtpWelcomeMail::new).orElseGet(WelcomeMail::log);
    }

    /** Sends nothing: writes a line into the log instead. */
    static WelcomeMail log() {
        Logger log = LoggerFactory.getLogger(WelcomeMail.class);
        return welcome -> log.info(
                "No mail is configured; the tenant {} would get \"{}\" at {}",
                welcome.tenant(),
                welcome.subject(),
                welcome.to());
    }
}
