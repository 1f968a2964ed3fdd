package io.fraiseql.lifecycle.provisioning;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The welcome mail. A mail server that is away is no reason to take a tenant back. */
final class WelcomeStep implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(WelcomeStep.class);

    private final WelcomeMail mail;
    private final Optional<String> baseDomain;

    WelcomeStep(WelcomeMail mail, Optional<String> baseDomain) {
        this.mail = mail;
        this.baseDomain = baseDomain;
    }

    @Override
    public String name() {
        return "welcome";
    }

    @Override
    public void run(ProvisioningContext context) {
        NewTenant order = context.order();
        Optional<String> host = order.subdomain().flatMap(label -> baseDomain.map(domain -> label + "." + domain));
        try {
            mail.send(new WelcomeMessage(order.id(), order.name(), order.adminEmail(), host));
        } catch (Exception e) {
            LOG.warn(
                    "The welcome mail of the tenant {} could not be sent, and nobody tries again: {}",
                    order.id(),
                    e.toString());
        }
    }
}
